"""Records of processing activities (GDPR Art. 30) kept as text, and what a DPO asks of them."""

__version__ = "0.1.0"
