"""The report: what a ledger holds as one HTML file that needs nothing else, and its matrix as a picture.

The page is written piece by piece, so that memory does not grow with the articles. It has no script, and its
Content-Security-Policy lets nothing in but its own style sheet.
"""

from pressmark.report.page import TITLE, matrices_of, report_pieces, write_report
from pressmark.report.picture import write_picture

__all__ = ["TITLE", "matrices_of", "report_pieces", "write_picture", "write_report"]
