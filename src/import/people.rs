//! Who wrote it and when, from the lines around a headline.

use super::dating::{self, Stated};
use super::page::{Fact, FactSource, Facts};

/// Takes the byline and the day of publication from lines, the nearest to the headline first.
pub(super) fn from_lines(lines: &[String], facts: &mut Facts, warnings: &mut Vec<String>) {
    for line in lines {
        if facts.published.is_none() && dating::is_date_line(line) {
            match dating::read_line(line) {
                Some(Stated::Certain(published, lost)) => {
                    warnings.extend(lost.map(|lost| format!("{lost} (in the line “{line}”)")));
                    facts.published = Some(Fact::new(published, FactSource::Line(line.clone())));
                }
                Some(Stated::Doubtful(guess)) => facts.guesses.push(guess),
                None => {}
            }
        }
        if facts.byline.is_none()
            && let Some(names) = byline(line)
        {
            facts.byline = Some(Fact::new(names, FactSource::Line(line.clone())));
        }
    }
}

/// Returns the names in a line that says who wrote it. Names as printed; none invented: a line
/// without "by" says nothing.
pub(super) fn byline(line: &str) -> Option<Vec<String>> {
    let rest = [
        "By ",
        "by ",
        "BY ",
        "Von ",
        "Par ",
        "Por ",
        "Posted by ",
        "Written by ",
        "Author: ",
        "Words by ",
        "Text by ",
        "Interview: ",
    ]
    .iter()
    .find_map(|word| line.strip_prefix(word))?;
    let words: Vec<&str> = rest
        .split_whitespace()
        .take_while(|word| {
            let bare = word.trim_end_matches(',');
            let name = bare.starts_with(char::is_uppercase)
                || ["and", "und", "et", "y", "&", "de", "van", "von"].contains(&bare);
            name && !is_month(bare)
        })
        .collect();
    let text = words.join(" ");
    let names: Vec<String> = text
        .replace(" and ", ",")
        .replace(" und ", ",")
        .replace(" et ", ",")
        .replace(" & ", ",")
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| name.split(' ').count() >= 2 && name.split(' ').count() <= 5)
        .collect();
    (!names.is_empty() && words.len() <= 14).then_some(names)
}

fn is_month(word: &str) -> bool {
    dating::is_date_line(&format!("1 {word} 2000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_printed() {
        let names = |line| byline(line).unwrap_or_default();
        assert_eq!(names("By Ada Moss"), ["Ada Moss"]);
        assert_eq!(names("By Una Fell and Rolf Stane in Kesten"), ["Una Fell", "Rolf Stane"]);
        assert_eq!(names("by Tomas Reh May 12, 2022 4:17 PM 3 min read"), ["Tomas Reh"]);
        assert_eq!(names("By our own correspondent"), Vec::<String>::new());
        assert_eq!(names("The bridge"), Vec::<String>::new());
    }
}
