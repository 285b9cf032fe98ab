use super::*;

/// Asserts the categories of numbers in a language.
#[track_caller]
fn counts(tag: &str, expected: &[(usize, &str)]) {
    let locale = Locale::new(tag);
    for (number, category) in expected {
        assert_eq!(locale.category(*number), *category, "{tag}: {number}");
    }
}

#[test]
fn numbers_have_the_plural_categories_of_their_language() {
    let slavic = [
        (0, "many"),
        (1, "one"),
        (2, "few"),
        (5, "many"),
        (11, "many"),
        (14, "many"),
        (21, "one"),
        (22, "few"),
        (111, "many"),
    ];
    counts("ru", &slavic);
    counts("uk", &slavic);
    counts("fr", &[(0, "one"), (1, "one"), (2, "other"), (1_000_000, "many")]);
    counts("fa", &[(0, "one"), (1, "one"), (2, "other"), (11, "other")]);
    counts("tr", &[(0, "other"), (1, "one"), (2, "other"), (21, "other")]);
    counts("en", &[(0, "other"), (1, "one"), (2, "other"), (21, "other")]);
    counts("ar", &[(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many")]);
    counts("pt-BR", &[(0, "one"), (1, "one"), (2, "other")]);
    counts("pt-PT", &[(0, "other"), (1, "one"), (2, "other")]);
    counts("ja", &[(1, "other"), (2, "other")]);
}

#[test]
fn an_unknown_language_has_one_form_and_plain_digits() {
    for tag in ["", "x", "not a tag", "qaa"] {
        counts(tag, &[(0, "other"), (1, "other"), (2, "other")]);
        assert_eq!(Locale::new(tag).number(7), "7");
    }
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let number = |tag, number| Locale::new(tag).number(number);
    assert_eq!(number("en", 999), "999");
    assert_eq!(number("en", 12_345), "12,345");
    assert_eq!(number("de", 12_345), "12.345");
    assert_eq!(number("ru", 12_345), "12\u{a0}345");
    assert_eq!(number("uk", 1_234_567), "1\u{a0}234\u{a0}567");
    assert_eq!(number("fr", 12_345), "12\u{202f}345");
    assert_eq!(number("es", 1_234), "1234", "groups begin with five digits");
    assert_eq!(number("es", 12_345), "12.345");
    assert_eq!(number("tr", 1_234), "1.234");
    assert_eq!(number("fa", 12_345), "۱۲٬۳۴۵");
    assert_eq!(number("fa", 7), "۷");
    assert_eq!(Locale::new("fa").digits("03:31 UTC+3"), "۰۳:۳۱ UTC+۳");
    assert_eq!(Locale::new("ru").digits("2025"), "2025");
}

/// Asserts that words are in the order of a language's alphabet.
#[track_caller]
fn sorts(tag: &str, words: &[&str]) {
    let order = collation(tag);
    let mut sorted = words.to_vec();
    sorted.reverse();
    sorted.sort_by(|one, other| order(one, other));
    assert_eq!(sorted, words, "{tag}");
}

#[test]
fn words_are_sorted_by_the_alphabet_of_the_language() {
    sorts("uk", &["Гай", "Ґанок", "Даль", "Ілля", "Їжа", "Йорж", "Юшка", "Яр"]);
    sorts("ru", &["Ежов", "Ёлкин", "Ершов", "Жуков"]);
    sorts("de", &["Adler", "Ärzte", "Atlas", "Zeit"]);
    sorts("sv", &["Adler", "Zeit", "Ängel", "Öst"]);
    sorts("es", &["Nube", "Ñandú", "Oso"]);
    sorts("tr", &["Cem", "Çelik", "Deniz", "Irmak", "İpek", "Şahin", "Tan"]);
    sorts("fa", &["آب", "پدر", "چای", "ژاله", "گل", "یار"]);
    sorts("en", &["apple", "Banana", "cherry"]);
}
