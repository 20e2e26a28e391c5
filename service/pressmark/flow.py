"""One article's way: scan, gate, label, resolve, check, record.

It is a generator that yields the calls it needs and is sent the replies, so that the blocking
and the awaited face share every step. `drive` and `adrive` are the only twins.
"""

from collections.abc import Awaitable, Callable, Generator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from pressmark import VERSION
from pressmark.assemble import assemble
from pressmark.checks import Case, check
from pressmark.context import Context
from pressmark.errors import AnswerMissing, ModelError
from pressmark.extraction import Finding
from pressmark.gate import relevant
from pressmark.readers import rules
from pressmark.resolve import resolve
from pressmark.scan import scan
from pressmark_schemas.answer import Answer, Dismissal, answer_schema_digest
from pressmark_schemas.article import Article
from pressmark_schemas.pack import Pack
from pressmark_schemas.record import Provenance, Record

if TYPE_CHECKING:
    from pressmark.calls import ModelCall, ModelOptions, Prices, Reply
    from pressmark.prompting import About, Prompt
    from pressmark.register import Register

Ask: TypeAlias = Literal["always", "when-unsure", "never"]


class Asking(NamedTuple):
    """What a model reader needs beside the article: a prompt, a model, prices; and when it is asked.

    `again` is the prompt of the second question, None for none. Without a `witness` the rule
    reader's labels are not compared with the model's.
    """

    prompt: "Prompt"
    options: "ModelOptions"
    prices: "Prices"
    again: "Prompt | None" = None
    ask: Ask = "always"
    witness: bool = True


class Reading(NamedTuple):
    """One article's record with what it was made of: the case that was judged, and what the rules said of it."""

    record: Record
    case: Case
    by_rules: Answer

    @property
    def article(self) -> Article:
        """The article, with its text."""
        return self.case.context.article


Flow: TypeAlias = "Generator[ModelCall, Reply, Reading]"


def read(
    article: Article, pack: Pack, asking: Asking | None = None, *, register: "Register | None" = None, at: datetime
) -> Flow:
    """Read one article; with `asking`, ask a model and let the rule reader be the second witness.

    Yields a ModelCall, and at most a second one about the marks that the first answer leaves open or
    in dispute; none for an article that the gate holds back, or whose policy asks for none. Returns
    the Reading; ratings are compared with the official grades of a `register`.
    """
    context = Context(article, scan(article, pack), pack)
    is_relevant = relevant(context)
    said = rules.read(context)
    by_rules = case_by_rules(context, said, register)
    anyway = is_relevant and asking is not None and asking.ask == "always"
    findings = [] if anyway else list(check(by_rules))
    if asking is None or not is_relevant or not _is_asked(asking.ask, findings):
        return Reading(record_of(by_rules, findings, _provenance(by_rules, (), asking, at)), by_rules, said)
    case, findings, asked = yield from _ask(by_rules, asking)
    return Reading(record_of(case, findings, _provenance(case, asked, asking, at)), case, said)


def case_by_rules(context: Context, said: Answer, register: "Register | None") -> Case:
    """Return what the rules said of an article as a case of its own; of an irrelevant one the quotations alone."""
    answer = said if relevant(context) else _quotes_only(said)
    return Case(context, answer, resolve(answer, context), register=register)


def record_of(case: Case, findings: Sequence[Finding], made: Provenance) -> Record:
    """Return the record of a case with what was found in it; `made` tells who read and who judged."""
    return assemble(case.context, case.extraction, findings, made, relevant=relevant(case.context))


def judges(case: Case) -> dict[str, str]:
    """Return what provenance says of those who judge today; of the register nothing where none is given."""
    pack, register = case.context.pack, case.register
    told = {"pack": pack.key, "pack_digest": pack.digest, "pressmark": VERSION}
    return told | ({"register_name": register.name, "register_digest": register.digest} if register else {})


def _is_asked(ask: Ask, findings: list[Finding]) -> bool:
    """Whether a policy has a model read what the rules found: `when-unsure` only if something is in review."""
    return ask == "always" or (ask == "when-unsure" and any(finding.severity != "note" for finding in findings))


_Asked: TypeAlias = "tuple[tuple[ModelCall, Reply], ...]"


def _ask(by_rules: Case, asking: Asking) -> "Generator[ModelCall, Reply, tuple[Case, list[Finding], _Asked]]":
    """Ask a model, and once more about what its answer leaves open or in dispute."""
    from pressmark.again import disputed, joined  # noqa: PLC0415 - for a model alone
    from pressmark.prompting import build_call  # noqa: PLC0415

    context, register = by_rules.context, by_rules.register
    witness = by_rules.extraction if asking.witness else None
    pack, article, marks = context.pack, context.article, context.marks
    call = build_call(asking.prompt, pack, article, marks, asking.options)
    reply = yield call
    case = Case(context, reply.answer, resolve(reply.answer, context), witness, register=register)
    findings = list(check(case))
    open_marks = disputed(case, findings) if asking.again else frozenset[str]()
    if asking.again is None or not open_marks:
        return case, findings, ((call, reply),)
    second = build_call(asking.again, pack, article, marks, asking.options, _about(context, open_marks))
    try:
        told = yield second
    except AnswerMissing:
        raise
    except ModelError as error:  # the first answer is paid for, and its doubts are told
        said = f"the model could not be asked again: {error}"
        return case, [*findings, Finding("again.failed", "note", said)], ((call, reply),)
    answer = joined(reply.answer, told.answer, open_marks)
    case = Case(context, answer, resolve(answer, context), witness, register=register)
    return case, list(check(case)), ((call, reply), (second, told))


def _about(context: Context, marks: frozenset[str]) -> "About":
    """Return what a second question needs of the pack: the bodies named, the likeliest rounds."""
    from pressmark.prompting import About  # noqa: PLC0415 - for a model alone

    bodies = frozenset(name for mention in context.marks.bodies for name in context.bodies_meant(mention))
    likeliest = (context.programme,) if context.programme else context.programmes[:2]
    return About(marks, bodies, frozenset(row.programme for row in likeliest))


def _quotes_only(answer: Answer) -> Answer:
    """Return the answer for an irrelevant article: its quotations are read, nothing else is claimed."""
    marks = {label.mark: None for labels in (answer.ratings, answer.concerns) for label in labels}
    dismissed = [Dismissal(mark=mark, reason="not_about_inspection") for mark in marks]
    return answer.model_copy(update={"ratings": [], "concerns": [], "dismissed": [*answer.dismissed, *dismissed]})


def _provenance(case: Case, asked: "_Asked", asking: Asking | None, at: datetime) -> Provenance:
    """Return who read: the rules if nobody was asked, else a model, with the sums over its replies."""
    call, reply = asked[0] if asked else (None, None)
    replies = [reply for _, reply in asked]
    costs = [asking.prices.cost(reply) for reply in replies] if asking else []
    return Provenance(
        reader="model" if reply else "rules",
        model=call.options.model if call else None,
        served_model=reply.served_model if reply else None,
        answer_mode=reply.answer_mode if reply else None,
        prompt=call.prompt if call else None,
        prompt_digest=call.prompt_digest if call else None,
        schema_digest=answer_schema_digest(),
        **judges(case),
        calls=sum(reply.calls for reply in replies),
        cached=sum(reply.cached_input_tokens for reply in replies),
        input_tokens=sum(reply.input_tokens for reply in replies),
        output_tokens=sum(reply.output_tokens for reply in replies),
        cost=sum(cost for cost in costs if cost is not None) if costs and None not in costs else None,
        at=at,
    )


def drive(flow: Flow, answer: "Callable[[ModelCall], Reply]") -> Reading:
    """Run a flow to its reading, answering its calls one after another; an error goes to the flow first."""
    try:
        call = next(flow)
        while True:
            try:
                reply = answer(call)
            except ModelError as error:
                call = flow.throw(error)
            else:
                call = flow.send(reply)
    except StopIteration as stop:
        return stop.value


async def adrive(flow: Flow, answer: "Callable[[ModelCall], Awaitable[Reply]]") -> Reading:
    """Run a flow to its reading, awaiting the answers to its calls; an error goes to the flow first."""
    try:
        call = next(flow)
        while True:
            try:
                reply = await answer(call)
            except ModelError as error:
                call = flow.throw(error)
            else:
                call = flow.send(reply)
    except StopIteration as stop:
        return stop.value
