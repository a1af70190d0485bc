"""Typst in a process of its own: source on stdin, PDF on stdout, what is wrong on stderr.

It is started as a file and imports nothing of the program, so that it starts at once and can be ended at any moment.
"""

import sys

MISSING = 3
"""The exit status where Typst is not installed."""

_UNTOLD = "text with missing codepoints"
"""What Typst says of a script whose letters it draws joined, so that it cannot tell a reader what each sign is: such a
document is for keeping only, and declares no more."""


def main(fonts: str, timestamp: str) -> int:
    """Set a source as PDF/A-2b, for keeping, and PDF/UA-1, for readers who cannot see; every file declares both.

    Args:
        fonts: The folder with the fonts, and the only folder that a source could read from.
        timestamp: Seconds since 1970 that the file bears as its date.

    Returns:
        The exit status.
    """
    try:
        import typst  # noqa: PLC0415
    except ImportError as error:
        print(error, file=sys.stderr)
        return MISSING
    source = sys.stdin.buffer.read()
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])

    def compiler() -> typst.Compiler:
        # Packages are looked for where there are none.
        return typst.Compiler(
            source,
            root=fonts,
            font_paths=found,
            ignore_system_fonts=True,
            package_path=fonts,
            package_cache_path=fonts,
        )

    try:
        try:
            content, warnings = compiler().compile_with_warnings(
                format="pdf", pdf_standards=["a-2b", "ua-1"], timestamp=int(timestamp)
            )
        except typst.TypstError as error:
            if _UNTOLD not in error.message:
                raise
            print(error.message, file=sys.stderr)
            content, warnings = compiler().compile_with_warnings(
                format="pdf", pdf_standards=["a-2b"], timestamp=int(timestamp)
            )
    except typst.TypstError as error:
        print("; ".join((error.message, *error.hints)), file=sys.stderr)
        return 1
    for warning in warnings:
        print(" ".join(str(warning).split()), file=sys.stderr)
    if not isinstance(content, bytes):
        return 1
    sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
