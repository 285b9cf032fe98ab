//! Addresses of places in an original: text fragments, `#:~:text=`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The fewest and the most words of a fragment. Few are found although the outlet changes its text
/// later; more are needed where few are in the article several times.
const WORDS: [usize; 2] = [4, 12];

/// Makes the addresses of places in one original.
pub struct Addresses<'a> {
    url: Option<&'a str>,
    /// The text of the whole article, to see which words occur in it once.
    text: &'a str,
}

impl<'a> Addresses<'a> {
    /// `text` is all of the original's text that is known.
    pub fn new(url: Option<&'a str>, text: &'a str) -> Self {
        Self { url, text }
    }

    /// Returns the address of the place between two pieces that the page shows: that of the first
    /// words of the later one, at the end of the text that of the last words before it. Words that
    /// are not shown are in no address.
    pub fn of(&self, sides: (Option<&str>, Option<&str>)) -> Option<String> {
        let url = self.url?;
        let words = match sides {
            (_, Some(after)) => self.unique(after, |words, count| &words[..count]),
            (Some(before), None) => {
                self.unique(before, |words, count| &words[words.len() - count..])
            }
            (None, None) => return Some(url.to_owned()),
        };
        let mut address = url.to_owned();
        address.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
        address.extend(utf8_percent_encode(&words, PLAIN));
        Some(address)
    }

    /// Returns as few words of one end of a piece as are in the text once.
    fn unique(
        &self,
        piece: &str,
        end: for<'w, 's> fn(&'w [&'s str], usize) -> &'w [&'s str],
    ) -> String {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let [few, most] = WORDS.map(|count| count.min(words.len()));
        let phrases = (few..=most).map(|count| end(&words, count).join(" "));
        let mut last = String::new();
        for phrase in phrases {
            last = phrase;
            if self.text.matches(last.as_str()).nth(1).is_none() {
                break;
            }
        }
        last
    }
}

/// Characters that a text fragment has unencoded. `-`, `,` and `&` separate its parts.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_encoded_and_lead_to_words_that_occur_once() {
        let text = "The weir is shut today, said Ann-Lee & Co. The weir is shut for good.";
        let of = |url, sides| Addresses { url: Some(url), text }.of(sides).unwrap();
        assert_eq!(
            of("https://a.example/1", (None, Some("shut today, said Ann-Lee & Co."))),
            "https://a.example/1#:~:text=shut%20today%2C%20said%20Ann%2DLee"
        );
        assert_eq!(
            of("https://a.example/1#top", (None, Some("The weir is shut for good."))),
            "https://a.example/1#top:~:text=The%20weir%20is%20shut%20for",
            "four words occur twice"
        );
        assert_eq!(
            of("https://a.example/1", (Some("Ann-Lee & Co. The weir é"), None)),
            "https://a.example/1#:~:text=Co.%20The%20weir%20%C3%A9",
        );
        assert_eq!(of("https://a.example/1", (None, None)), "https://a.example/1");
    }
}
