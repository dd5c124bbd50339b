"""The account in sentences: who reads only these knows everything that the figures say."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.law.account import Account, Figures, Line, State, add_up
from goldenthread.law.day_words import counted, day_month, listed
from goldenthread.law.deliveries import NO_REASON, Delivery, Reason, reason_about

Noun = tuple[str, str]
SESSION: Noun = ("session", "sessions")


def sentence(account: Account, noun: Noun = SESSION) -> str:
    """'14 of 18 sessions happened; 3 missed, 1 of them made good; 1 not recorded'. Noughts are left out.

    The numbers between semicolons add up to the sessions promised. Every page says an account in these words.
    """
    return figures_sentence(account.total, noun)


def figures_sentence(figures: Figures, noun: Noun = SESSION) -> str:
    """The same sentence for the figures of one half-term, or of several accounts together."""
    if not figures.promised:
        return f"No {noun[1]} promised yet"
    parts = [f"{figures.happened:,} of {figures.promised:,} {noun[figures.promised != 1]} happened"]
    if figures.missed:
        parts.append(f"{figures.missed:,} missed{_of_the_missed(figures)}")
    if figures.not_recorded:
        parts.append(f"{figures.not_recorded:,} not recorded")
    return "; ".join(parts)


def _of_the_missed(figures: Figures) -> str:
    """How many of the missed were made good."""
    made_good = ((figures.made_good, "made good"), (figures.made_good_in_part, "made good in part"))
    said = [(number, words) for number, words in made_good if number]
    if not said:
        return ""
    if figures.missed == 1:
        return f", then {said[0][1]}"
    of_them = [" of them", ""]
    return ", " + listed(
        [f"{number:,}{of} {words}" for of, (number, words) in zip(of_them, said, strict=False)]
    )


def lead_of(name: str, accounts: Iterable[Account] | None, has: str = "has") -> str:
    """'Ayo has a plan. 14 of 18 sessions happened; …'; `accounts` is None when no plan is in force."""
    if accounts is None:
        return f"{name} {has} no Individual Support Plan in force."
    return f"{name} {has} a plan. {figures_sentence(add_up(account.total for account in accounts))}."


def minutes_sentence(account: Account, name: str, has: str = "has") -> str:
    """'Ayo has had 435 of the 540 minutes promised.'"""
    had, promised = account.total.minutes_had, account.total.minutes_promised
    return f"{name} {has} had {had} of the {counted(promised, 'minute', 'minutes')} promised."


def cut_short_sentence(account: Account) -> str:
    """'1 of the 14 was cut short.'; empty when none was."""
    short, happened = account.total.cut_short, account.total.happened
    if not short:
        return ""
    if happened == 1:
        return "It was cut short."
    return f"{short} of the {happened} {'was' if short == 1 else 'were'} cut short."


def not_recorded_sentence(account: Account, noun: Noun = SESSION) -> str:
    """Which sessions nobody recorded, and that they count neither way; empty when none."""
    days = list(dict.fromkeys(day_month(session.on) for session in account.not_recorded))
    if not days:
        return ""
    one = len(account.not_recorded) == 1
    them = "it" if one else "them"
    return (
        f"Nobody recorded the {noun[0] if one else noun[1]} on {listed(days)}. "
        f"We do not count {them} as delivered, and we do not count {them} as missed."
    )


def reason_words(delivery: Delivery, name: str, was: str = "was") -> str:
    """Why it was missed or cut short: 'A member of staff was away: Meera on a course'."""
    return reason_said(delivery.reason, delivery.note, name, was)


def reason_said(reason: Reason | None, note: str, name: str, was: str = "was") -> str:
    """The reason that was chosen, which can be counted, and the recorder's own words beside it."""
    chosen = chosen_words(reason, name, was) if reason else ""
    return ": ".join(words for words in (chosen, note) if words) or NO_REASON


def chosen_words(reason: Reason | None, name: str, was: str = "was") -> str:
    return reason_about(reason, name, was) if reason else NO_REASON


def what_was_done(line: Line) -> str:
    """'Made good on 30 June', 'To be offered by 10 December', 'Nothing yet'; '' if nothing lost."""
    if line.delivery is None or not line.minutes_lost:
        return ""
    days = listed([day_month(catch_up.on) for catch_up in line.delivery.made_good])
    if days and not line.minutes_still_lost:
        return f"Made good on {days}"
    offer = line.delivery.offer_by
    promise = f"To be offered by {day_month(offer)}" if offer else ""
    if not days:
        return promise or "Nothing yet"
    part = f"{line.minutes_made_good} of {line.minutes_lost} minutes made good on {days}"
    return f"{part}. {promise}" if promise else part


def still_owed_sentence(account: Account, noun: Noun = SESSION) -> str:
    """'75 minutes were not delivered: 2 sessions missed and 1 session cut short, not made good.'"""
    minutes = account.total.minutes_not_delivered
    if not minutes:
        return ""
    were = "was" if minutes == 1 else "were"
    return f"{counted(minutes, 'minute', 'minutes')} {were} not delivered: {owed_words(account, noun)}."


def owed_words(account: Account, noun: Noun = SESSION) -> str:
    """'2 sessions missed and 1 session cut short, not made good'; empty when nothing is owed."""
    owed = [line for line in account.lost if line.minutes_still_lost]
    if not owed:
        return ""
    short = sum(line.state is State.CUT_SHORT for line in owed)
    parts = [(len(owed) - short, "missed"), (short, "cut short")]
    said = listed([f"{counted(number, *noun)} {words}" for number, words in parts if number])
    in_full = " in full" if any(line.minutes_made_good for line in owed) else ""
    return f"{said}, not made good{in_full}"
