import pytest

from planchk_deep.wordpiece import SPECIAL, WordPiece, words

VOCABULARY = [*SPECIAL, "legal", "meet", "##ings", "plan", "##s", "5", "20", "£", "/", "a", "cafe"]


@pytest.fixture
def tokenizer() -> WordPiece:
    return WordPiece(VOCABULARY)


def pieces(tokenizer: WordPiece, text: str, longest: int = 50) -> list[str]:
    return [VOCABULARY[number] for number in tokenizer.encode(text, longest)]


def test_words_are_lower_case_and_punctuation_stands_alone():
    assert " ".join(words("LPM's w/in £20k (5_days)")) == "lpm ' s w / in £ 20k ( 5 _ days )"


def test_accents_and_control_characters_vanish():
    assert words("Café\x00 tŷ\u200b") == ["cafe", "ty"]


def test_a_word_splits_into_its_longest_pieces(tokenizer):
    assert pieces(tokenizer, "Legal meetings") == ["[CLS]", "legal", "meet", "##ings", "[SEP]"]


def test_a_word_that_no_pieces_make_up_is_unknown(tokenizer):
    assert pieces(tokenizer, "plans 日") == ["[CLS]", "plan", "##s", "[UNK]", "[SEP]"]


def test_an_endless_word_is_unknown(tokenizer):
    assert pieces(tokenizer, "a" * 101) == ["[CLS]", "[UNK]", "[SEP]"]


def test_a_long_text_is_cut_and_still_ends(tokenizer):
    assert pieces(tokenizer, "plans " * 40, longest=6) == ["[CLS]", "plan", "##s", "plan", "##s", "[SEP]"]


def test_no_text_is_the_two_marks(tokenizer):
    assert pieces(tokenizer, "") == ["[CLS]", "[SEP]"]
