//! Folds text for comparison: its typography becomes plain, the rest stays as it is.
//!
//! Unicode is composed (NFC); quotation marks, dashes and spaces become the ASCII ones, runs of
//! white space become one space, `…` becomes `...`, the punctuation of Arabic and Chinese that of
//! ASCII. Characters without a shape of their own vanish: soft hyphens, spaces without width,
//! joiners, marks of direction, selectors of variants; and so do the points of Arabic and Hebrew.
//! Forms of letters and digits become the letters: ligatures, full-width and half-width forms, the
//! two codes of the Arabic yeh and kaf; not `²`, which is another number. A newline that separates
//! blocks stays a newline.

mod folded;
#[cfg(test)]
mod tests;

use icu_normalizer::ComposingNormalizerBorrowed;
use unicode_segmentation::UnicodeSegmentation;

pub use folded::Folded;
use folded::vanishes;

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();

/// Returns the letters and digits of a text in lower case, without spaces and marks: two texts that
/// differ only in punctuation or case give the same string. Empty for a text of marks alone.
pub fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Folds a text in which newlines at `breaks` (sorted) separate blocks.
pub fn fold(text: &str, breaks: impl Iterator<Item = usize>) -> Folded {
    let mut folder =
        Folder { out: String::with_capacity(text.len()), steps: Vec::new(), distance: 0 };
    let mut breaks = breaks.peekable();
    let composed = is_composed(text);
    let mut at = 0;
    while at < text.len() {
        at += folder.verbatim(&text[at..], at);
        let Some(first) = text[at..].chars().next() else { break };
        while breaks.next_if(|place| *place < at).is_some() {}
        if first == '\n' && breaks.peek() == Some(&at) {
            at = folder.break_at(at);
        } else if first.is_whitespace() {
            at = folder.space(text, at, breaks.peek().copied());
        } else if composed {
            at = folder.character(first, at);
        } else {
            at = folder.grapheme(text, at);
        }
    }
    folder.step(text.len());
    Folded { text: folder.out, steps: folder.steps }
}

/// Folds a text without blocks.
pub fn fold_plain(text: &str) -> String {
    fold(text, std::iter::empty()).text
}

/// Returns whether `text` contains each run of ASCII letters and digits of its folded text: none of
/// its characters becomes such a letter, since it is composed, and none vanishes between two.
pub fn keeps_words(text: &str) -> bool {
    is_composed(text) && !text.contains(vanishes)
}

/// Returns whether each character folds by itself. After a form of a letter, a mark may compose
/// with the letter.
fn is_composed(text: &str) -> bool {
    NFC.is_normalized(text) && !has_forms(text)
}

fn has_forms(text: &str) -> bool {
    // The first form is U+0132, so none has a smaller first byte.
    const FIRST: u8 = 0xc4;
    let begins = |(_, byte): &(usize, u8)| *byte >= FIRST;
    let mut places = text.bytes().enumerate().filter(begins);
    places.any(|(at, _)| text[at..].chars().next().is_some_and(|c| letters_of(c).is_some()))
}

/// Returns the letters or digits that `c` is another form of.
fn letters_of(c: char) -> Option<String> {
    let form = matches!(
        c,
        'ĳ' | 'Ĳ' | 'ŉ' | 'Ǆ'..='ǌ' | 'Ǳ'..='ǳ' | 'և' | 'ﬀ'..='ﬗ'
            | '\u{fb50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}'
            | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ｦ'..='\u{ffdc}'
    );
    let letters = form.then(|| NFKC.normalize(c.encode_utf8(&mut [0; 4])).into_owned())?;
    (!letters.contains(|other: char| other == c || other.is_whitespace())).then_some(letters)
}

/// Returns how many bytes there are at the beginning before a control character, a backquote, the
/// second of two spaces, or a character that is not ASCII.
fn plain_run(bytes: &[u8]) -> usize {
    let mut before = 0;
    let stops = |byte: &u8| {
        let doubled = *byte == b' ' && before == b' ';
        before = *byte;
        doubled || *byte == b'`' || !(b' '..=b'~').contains(byte)
    };
    bytes.iter().position(stops).unwrap_or(bytes.len())
}

struct Folder {
    out: String,
    steps: Vec<(u32, u32)>,
    /// Original offset minus folded offset.
    distance: i64,
}

impl Folder {
    /// Copies the ASCII at the beginning of `rest`, which begins at `at`, that stays as it is;
    /// returns its length.
    fn verbatim(&mut self, rest: &str, at: usize) -> usize {
        let bytes = rest.as_bytes();
        let run = plain_run(bytes);
        let keeps_last = match (bytes[..run].last(), bytes.get(run)) {
            // A letter before a combining mark belongs to what follows.
            (_, Some(next)) if !next.is_ascii() => false,
            (Some(b' '), next) => next == Some(&b'`'),
            _ => true,
        };
        let length = match bytes.first() {
            Some(b' ') if self.out.ends_with(' ') => 0,
            _ if keeps_last => run,
            _ => run.saturating_sub(1),
        };
        self.step(at);
        self.out.push_str(&rest[..length]);
        length
    }

    fn step(&mut self, original: usize) {
        let distance = original as i64 - self.out.len() as i64;
        if distance != self.distance {
            self.distance = distance;
            let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            self.steps.push((offset(self.out.len()), offset(original)));
        }
    }

    fn space(&mut self, text: &str, at: usize, stop: Option<usize>) -> usize {
        let end = stop.unwrap_or(text.len());
        let run = text[at..end]
            .find(|c: char| !c.is_whitespace() && !vanishes(c))
            .map_or(end, |run| at + run);
        // Characters that vanish may have been all that separated this run from the one before.
        if !self.out.ends_with(' ') {
            self.step(at);
            self.out.push(' ');
        }
        run
    }

    fn break_at(&mut self, at: usize) -> usize {
        // White space at the end of a block of code would keep a quotation from matching.
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        self.step(at);
        self.out.push('\n');
        at + 1
    }

    fn character(&mut self, c: char, at: usize) -> usize {
        self.put(c, at);
        at + c.len_utf8()
    }

    /// Composes and writes one grapheme cluster: no composition crosses the edge of one.
    fn grapheme(&mut self, text: &str, at: usize) -> usize {
        let cluster = text[at..].graphemes(true).next().unwrap_or_default();
        let letters: String =
            cluster.chars().map(|c| letters_of(c).unwrap_or_else(|| c.to_string())).collect();
        let composed = NFC.normalize(&letters);
        if composed == cluster {
            let c = cluster.chars().next().unwrap_or_default();
            return self.character(c, at);
        }
        for c in composed.chars() {
            self.put(c, at);
        }
        at + cluster.len()
    }

    /// Writes the folded form of `c`, all of which comes from `at`.
    fn put(&mut self, c: char, at: usize) {
        self.step(at);
        match c {
            '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' | '՚' | '᾽' | '᾿' | '❛' | '❜' | '‹'
            | '›' | '＇' | '｀' => self.out.push('\''),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '❝' | '❞' | '＂' | '「' | '」' | '『'
            | '』' => self.out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' | '﹘' | '﹣' | '－' | '־' => {
                self.out.push('-')
            }
            '，' | '،' => self.out.push(','),
            '；' | '؛' => self.out.push(';'),
            '？' | '؟' => self.out.push('?'),
            '。' | '．' => self.out.push('.'),
            '：' => self.out.push(':'),
            '！' => self.out.push('!'),
            '（' => self.out.push('('),
            '）' => self.out.push(')'),
            'ي' => self.out.push('ی'),
            'ك' => self.out.push('ک'),
            '…' => {
                for _ in 0..3 {
                    self.step(at);
                    self.out.push('.');
                }
            }
            c if vanishes(c) => {}
            c => self.out.push(c),
        }
    }
}
