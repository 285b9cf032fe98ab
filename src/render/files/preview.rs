//! The picture that previews of links show: who takes which side on the claims on which outlets
//! part furthest, in the signs of the pages. It has no letters: they would need a font, and no font
//! has the letters of every language.

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use crate::model::site::ClaimIx;
use crate::render::page::Page;
use crate::render::page_context::{PageContext, RenderedAs};
use crate::render::pages::outlet_columns;
use crate::render::shared_views::SharedViews;
use crate::render::sides::{ClaimSide, by_outlet};

/// The size in pixels that programs ask for.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
/// What stays empty at each side.
const MARGIN: usize = 60;
/// The most claims and outlets.
const ROWS: usize = 6;
const COLUMNS: usize = 8;

/// Red, green and blue of the paper, of signs, and of lines and silence.
const PAPER: [u8; 3] = [0xfb, 0xf9, 0xf4];
const SIGN: [u8; 3] = [0x94, 0x27, 0x1b];
const LINE: [u8; 3] = [0x8a, 0x85, 0x7c];
/// How many shades of each there are beside the paper, from the lightest.
const SHADES: u8 = 16;

/// The width of the lines of signs, in pixels.
const STROKE: f32 = 5.0;

/// Returns the picture, a PNG.
pub(in crate::render) fn png(shared: &SharedViews<'_>) -> Vec<u8> {
    let ctx = PageContext::new(shared, Page::Home, RenderedAs::Html);
    let has_positions = |at: &ClaimIx| !ctx.site.positions_on[*at].is_empty();
    let claims = ctx.ranked_claims().iter().copied().filter(has_positions);
    let claims: Vec<ClaimIx> = claims.take(ROWS).collect();
    let outlets = outlet_columns(&ctx, &claims, COLUMNS);
    let mut picture = Picture { pixels: vec![0; WIDTH * HEIGHT] };
    let height = (HEIGHT - 2 * MARGIN) / claims.len().max(1);
    let width = (WIDTH - 2 * MARGIN) / outlets.len().max(1);
    let radius = height.min(width).min(150) as f32 * 0.3;
    for (row, claim) in claims.iter().enumerate() {
        let top = MARGIN + row * height;
        if row > 0 {
            picture.line(top);
        }
        let sides = by_outlet(ctx.site, *claim);
        for (column, outlet) in outlets.iter().enumerate() {
            let side = sides.get(outlet).and_then(|sides| sides.first());
            let center = (MARGIN + column * width + width / 2, top + height / 2);
            if let Some(side) = side {
                picture.sign(center, radius, *side);
            }
        }
    }
    picture.encoded()
}

/// Pixels, row by row: 0 is paper, then the shades of signs, then those of lines.
struct Picture {
    pixels: Vec<u8>,
}

impl Picture {
    fn line(&mut self, y: usize) {
        let row = y * WIDTH;
        self.pixels[row + MARGIN..row + WIDTH - MARGIN].fill(SHADES + SHADES / 4);
    }

    /// Draws the sign of a side around a pixel.
    fn sign(&mut self, (x, y): (usize, usize), radius: f32, side: ClaimSide) {
        let reach = radius as usize + 2;
        let from = if side == ClaimSide::Omits { SHADES } else { 0 };
        for row in y.saturating_sub(reach)..(y + reach).min(HEIGHT) {
            for column in x.saturating_sub(reach)..(x + reach).min(WIDTH) {
                let at = (column as f32 - x as f32, row as f32 - y as f32);
                let covered = (0.5 - distance(at, radius, side)).clamp(0.0, 1.0);
                let shade = (covered * f32::from(SHADES)).round() as u8;
                if shade > 0 {
                    self.pixels[row * WIDTH + column] = from + shade;
                }
            }
        }
    }

    /// Returns the picture as a PNG (ISO 15948) whose pixels are numbers of colours.
    fn encoded(self) -> Vec<u8> {
        let in_memory = "a vector takes all bytes";
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        for row in self.pixels.chunks(WIDTH) {
            const UNFILTERED: u8 = 0;
            packed.write_all(&[UNFILTERED]).expect(in_memory);
            packed.write_all(row).expect(in_memory);
        }
        const EIGHT_BITS_INDEXED: [u8; 5] = [8, 3, 0, 0, 0];
        let size = [(WIDTH as u32).to_be_bytes(), (HEIGHT as u32).to_be_bytes()].concat();
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        chunk(&mut bytes, b"IHDR", &[&size[..], &EIGHT_BITS_INDEXED].concat());
        chunk(&mut bytes, b"PLTE", &palette());
        chunk(&mut bytes, b"IDAT", &packed.finish().expect(in_memory));
        chunk(&mut bytes, b"IEND", &[]);
        bytes
    }
}

/// Writes a part of a PNG.
fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    out.extend_from_slice(&(data.len() as u32).to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    out.extend_from_slice(&sum.sum().to_be_bytes());
}

/// Returns the colours of the pixels' numbers.
fn palette() -> Vec<u8> {
    let mut colours = PAPER.to_vec();
    for ink in [SIGN, LINE] {
        for shade in 1..=u32::from(SHADES) {
            let mixed = |(paper, ink): (u8, u8)| {
                let rest = u32::from(SHADES) - shade;
                ((u32::from(paper) * rest + u32::from(ink) * shade) / u32::from(SHADES)) as u8
            };
            colours.extend(PAPER.into_iter().zip(ink).map(mixed));
        }
    }
    colours
}

/// Returns how far a point is outside of a sign around the origin, in pixels; negative within it.
/// Only operations with the same result on every machine.
fn distance((x, y): (f32, f32), radius: f32, side: ClaimSide) -> f32 {
    let circle = (x * x + y * y).sqrt() - radius;
    let ring = (circle + STROKE / 2.0).abs() - STROKE / 2.0;
    match side {
        ClaimSide::States => circle,
        ClaimSide::Attributes => ring.min(circle.max(x)),
        ClaimSide::Otherwise => (x.abs() + y.abs() - radius) * std::f32::consts::FRAC_1_SQRT_2,
        ClaimSide::Open => ring,
        ClaimSide::Omits => (circle + 1.5).abs() - 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_differ_by_their_form() {
        let at = |point, side| distance(point, 10.0, side) < 0.0;
        let (left, right, top, corner) = ((-3.0, 0.0), (3.0, 0.0), (0.0, -9.0), (6.0, 6.0));
        let drawn = |side| [left, right, top, corner].map(|point| at(point, side));
        assert_eq!(drawn(ClaimSide::States), [true, true, true, true]);
        assert_eq!(drawn(ClaimSide::Attributes), [true, false, true, true]);
        assert_eq!(drawn(ClaimSide::Otherwise), [true, true, true, false]);
        assert_eq!(drawn(ClaimSide::Open), [false, false, true, true]);
        assert_eq!(drawn(ClaimSide::Omits), [false, false, true, true]);
    }

    #[test]
    fn the_palette_has_a_colour_for_each_number() {
        assert_eq!(palette().len(), 3 * (1 + 2 * usize::from(SHADES)));
        assert_eq!(palette()[3 * usize::from(SHADES)..][..3], SIGN);
    }
}
