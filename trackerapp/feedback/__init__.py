"""What readers report: how it comes in, how floods are kept out, how staff answer, how senders are forgotten.

Who may answer is for the caller to know.
"""

from .about import find
from .floods import Flood
from .form import FeedbackForm
from .verbs import KEPT, answer, close, forget, reopen, send

__all__ = ["KEPT", "FeedbackForm", "Flood", "answer", "close", "find", "forget", "reopen", "send"]
