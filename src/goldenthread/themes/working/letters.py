"""Campaign letters: groups that share a text. One that has a name keeps it, and gains what came since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from goldenthread.analysis.campaigns import FEWEST_MEMBERS, FEWEST_WORDS, Campaign, find_campaigns
from goldenthread.conversation.models import Answer, Question, SetAside
from goldenthread.themes.models import LetterGroup, LetterMember, Run
from goldenthread.themes.queries.population import hash_of, in_named_letters
from goldenthread.themes.working.progress import Outcome, Progress


def find_letters(run: Run, progress: Progress) -> Outcome:
    answers = _whole_texts(run.question)
    progress.stage("Comparing the answers", len(answers))
    asked = [run.question.words, run.question.recommendation]
    found = find_campaigns([words for _, words in answers], asked=asked)
    ids = [answer for answer, _ in answers]
    groups = [(one.shared_text, [str(ids[member.row]) for member in one.members]) for one in found]

    def write() -> None:
        named = dict(in_named_letters(answer__question=run.question).values_list("answer", "group"))
        for number, one in enumerate(found, 1):
            _keep(run, number, one, ids, named)

    settings = {"fewest_words": FEWEST_WORDS, "fewest_members": FEWEST_MEMBERS}
    result = {
        "settings": settings, "answers": len(answers), "groups": len(found),
        "in_letters": sum(len(one.members) for one in found),
    }  # fmt: skip
    data = [settings, asked, [[str(answer), words] for answer, words in answers]]
    return Outcome(hash_of(data), result, hash_of(groups), write)


def _whole_texts(question: Question) -> list[tuple[UUID, str]]:
    """Letters are found in what was sent, not in what is left of it."""
    rows = Answer.objects.filter(question=question).exclude(words="")
    aside = SetAside.objects.filter(back_at__isnull=True).values("reply")
    rows = rows.exclude(reply__in=aside).order_by("reply__number", "place")
    return list(rows.values_list("id", "words"))


def _keep(run: Run, number: int, one: Campaign, ids: Sequence[UUID], named: dict[UUID, UUID]) -> None:
    known = Counter(named[ids[member.row]] for member in one.members if ids[member.row] in named)
    group_id, shared = known.most_common(1)[0] if known else (None, 0)
    if group_id is None or (2 * shared < len(one.members) and shared < 2):
        group_id = LetterGroup.objects.create(
            question=run.question, run=run, number=number, shared_text=one.shared_text
        ).id
    LetterMember.objects.bulk_create(
        (
            LetterMember(
                group_id=group_id, run=run, answer_id=ids[member.row], kept=member.kept,
                identical=member.identical, own_words="\n".join(member.added),
            )
            for member in one.members
            if ids[member.row] not in named
        ),
        ignore_conflicts=True,
        batch_size=2000,
    )  # fmt: skip
