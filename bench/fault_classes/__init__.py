"""The faults that a model may make: each turns a right answer into wrong ones, one fault at a time.

They are made of what the article itself offers nearest to the mark (its other bodies, areas,
people), since that deceives best. Structural faults break what can be counted or looked up;
semantic ones say something that could be true.
"""

from collections.abc import Callable, Iterator

from fault_classes import orders, quotes, ratings, structural
from fault_classes.fault import Fault, Source

FaultClass = Callable[[Source], Iterator[Fault]]

STRUCTURAL: dict[str, FaultClass] = {
    "mark dropped": structural.dropped,
    "mark unknown": structural.unknown,
    "area of another cycle": structural.other_cycle,
    "unmarked invention": structural.invention,
    "misquote, lost negation": structural.lost_negation,
    "misquote, changed number": structural.changed_number,
    "changed grade": structural.changed_grade,
    "grade outside the scale": structural.outside_scale,
}
SEMANTIC: dict[str, FaultClass] = {
    "body swapped": ratings.body_swapped,
    "area swapped": ratings.area_swapped,
    "earlier as current": ratings.earlier_as_current,
    "dismissed rating": ratings.dismissed,
    "ordinary word as rating": ratings.ordinary_word,
    "speaker swapped": quotes.speaker_swapped,
    "role of another": quotes.role_of_another,
    "organisation of another": quotes.organisation_of_another,
    "scare quote as speech": quotes.scare_quote,
    "document as person": quotes.document_as_person,
    "instruction obeyed": orders.obeyed,
}

__all__ = ["SEMANTIC", "STRUCTURAL", "Fault", "FaultClass", "Source"]
