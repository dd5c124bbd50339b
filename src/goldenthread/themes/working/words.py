"""Language, reading age and personal data of answers, by rules: a person looks before anything is shown."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from django.db import transaction

from goldenthread.analysis.languages import language_of, let_models_go
from goldenthread.analysis.personal_data import personal_data
from goldenthread.analysis.reading import reading_age
from goldenthread.themes.models import Run, WordsFound
from goldenthread.themes.queries.population import analysed, hash_of
from goldenthread.themes.working.progress import Outcome, Progress, in_chunks, versions

AT_ONCE = 500


def look_at_words(run: Run, progress: Progress) -> Outcome:
    """Kept as it is found, so that a run that was killed goes on."""
    rows = analysed(run.question).order_by("reply__number", "place").values_list("id", "words")
    answers = list(rows)
    data_hash = hash_of(versions("lingua-language-detector"), [[str(id), words] for id, words in answers])
    progress.pin(data_hash)
    seen = set(WordsFound.objects.filter(run=run).values_list("answer", flat=True))
    left = [one for one in answers if one[0] not in seen]
    progress.stage("Looking at words", len(left))
    for number, some in enumerate(in_chunks(left, AT_ONCE), 1):
        found = [_found(run, id, words) for id, words in some]
        with transaction.atomic():
            WordsFound.objects.bulk_create(found)
        progress.done(min(number * AT_ONCE, len(left)))
    let_models_go()
    kept = list(
        WordsFound.objects.filter(run=run)
        .order_by("answer__reply__number", "answer__place")
        .values_list("language", "reading_age", "sure", "spans")
    )
    result = {
        "answers": len(kept),
        "languages": dict(Counter(language for language, *_ in kept).most_common()),
        "with_personal_data": sum(bool(spans) for *_, spans in kept),
        "sure": sum(sure for _, _, sure, _ in kept),
    }
    return Outcome(data_hash, result, hash_of(kept), lambda: None)


def _found(run: Run, answer_id: UUID, words: str) -> WordsFound:
    spoken, age, personal = language_of(words), reading_age(words), personal_data(words)
    spans = [
        [span.start, span.end, span.kind.value, span.confidence.value, span.why] for span in personal.spans
    ]
    return WordsFound(
        run=run, answer_id=answer_id, language=spoken.code, confidence=spoken.confidence,
        reading_age=age.years if age else None, spans=spans, sure=personal.sure,
    )  # fmt: skip
