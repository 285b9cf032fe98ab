//! The numbers of the items of ordered lists, as a browser shows them.

use std::collections::HashMap;

use scraper::ElementRef;
use scraper::node::Element;

use super::layout::Container;
use crate::markdown::letter;

/// The greatest number with which a list may begin: in Markdown it has at most nine digits.
const LAST: u32 = 99_999_999;

/// The lists, items and quotations of a page, numbered in their order.
#[derive(Debug, Default)]
pub(super) struct Lists {
    count: usize,
    /// The numbers of each ordered list, by its own number.
    numbers: HashMap<usize, ListNumbers>,
    /// The number of an item that Markdown cannot write as one, until its first text follows.
    label: Option<String>,
}

impl Lists {
    /// Returns the container that an element is, in `around`; `None` if it is none.
    pub(super) fn container(
        &mut self,
        element: ElementRef<'_>,
        around: &[Container],
    ) -> Option<Container> {
        let value = element.value();
        let structure = ["blockquote", "ul", "ol", "li"];
        let mut tag = structure.into_iter().find(|name| *name == value.name())?;
        self.count += 1;
        let mut item = None;
        if tag == "ol" {
            let numbers = ListNumbers::of(element);
            // Markdown has no letters for items: they are written before the text.
            tag = if numbers.are_digits() { "ol" } else { "ul" };
            self.numbers.insert(self.count, numbers);
        } else if tag == "li" {
            let list = around.iter().rev().find(|list| list.tag != "li");
            let numbers = list.and_then(|list| self.numbers.get_mut(&list.number));
            self.label = None;
            if let Some(numbers) = numbers {
                let own = numbers.item(value);
                if numbers.are_digits() {
                    item = Some(own);
                } else {
                    self.label = Some(numbers.written(own) + " ");
                }
            }
        }
        Some(Container { number: self.count, tag, item })
    }

    /// Takes the number of the last item, with a space, if it is to be written before its text.
    pub(super) fn take_label(&mut self) -> Option<String> {
        self.label.take()
    }
}

/// The numbers of an ordered list whose items are read one after the other.
#[derive(Debug)]
struct ListNumbers {
    next: u32,
    is_reversed: bool,
    style: NumberStyle,
}

/// How a list writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NumberStyle {
    Digits,
    /// With letters, capitals or not.
    Letters(bool),
    /// With Roman numerals, in capitals or not.
    Roman(bool),
}

impl ListNumbers {
    /// Reads the attributes of an `<ol>`.
    fn of(list: ElementRef<'_>) -> Self {
        let value = list.value();
        let items = list.child_elements().filter(|child| child.value().name() == "li").count();
        let is_reversed = value.attr("reversed").is_some();
        let first = if is_reversed { u32::try_from(items).unwrap_or(LAST) } else { 1 };
        let style = match value.attr("type").map(str::trim) {
            Some("a") => NumberStyle::Letters(false),
            Some("A") => NumberStyle::Letters(true),
            Some("i") => NumberStyle::Roman(false),
            Some("I") => NumberStyle::Roman(true),
            _ => NumberStyle::Digits,
        };
        Self { next: number(value, "start").unwrap_or(first), is_reversed, style }
    }

    /// Returns whether its numbers are digits, as those of a list in Markdown are.
    fn are_digits(&self) -> bool {
        self.style == NumberStyle::Digits
    }

    /// Returns the number of the next item.
    fn item(&mut self, item: &Element) -> u32 {
        let own = number(item, "value").unwrap_or(self.next);
        self.next = if self.is_reversed { own.saturating_sub(1) } else { own + 1 };
        own
    }

    /// Returns an item's number as it is written, with its full stop.
    fn written(&self, number: u32) -> String {
        let written = match self.style {
            NumberStyle::Digits => number.to_string(),
            NumberStyle::Letters(false) => letter(number as usize),
            NumberStyle::Letters(true) => letter(number as usize).to_uppercase(),
            NumberStyle::Roman(false) => roman(number).to_lowercase(),
            NumberStyle::Roman(true) => roman(number),
        };
        written + "."
    }
}

fn number(value: &Element, name: &str) -> Option<u32> {
    let number = value.attr(name)?.trim().parse().ok();
    number.filter(|number| (1..=LAST).contains(number))
}

/// Returns a number in Roman numerals; in digits from 4,000 on, as browsers do.
fn roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number >= 4_000 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while left >= value {
            left -= value;
            out.push_str(numeral);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters_and_roman_numerals() {
        let written = |number| (letter(number as usize), roman(number));
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(written(4), pair("d", "IV"));
        assert_eq!(written(27), pair("aa", "XXVII"));
        assert_eq!(written(1994), pair("bxr", "MCMXCIV"));
        assert_eq!(roman(4_000), "4000");
    }
}
