//! Typed indices: an [`Idx`] of an article reads a list of articles and no other list.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The place of a `T` in its [`IndexList`], from 0.
pub struct Idx<T> {
    raw: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    /// Returns the index of the place `raw`, from 0.
    pub fn new(raw: usize) -> Self {
        let raw = u32::try_from(raw).expect("a list has less than 2^32 entries");
        Self { raw, of: PhantomData }
    }

    /// Returns the place, from 0.
    pub fn index(self) -> usize {
        self.raw as usize
    }

    /// Returns the place as readers count it, from 1.
    pub fn number(self) -> usize {
        self.index() + 1
    }

    /// Returns the index after this one; a list need not have it.
    pub fn next(self) -> Self {
        Self::new(self.index() + 1)
    }

    /// Returns the index before this one.
    pub fn previous(self) -> Option<Self> {
        self.index().checked_sub(1).map(Self::new)
    }
}

impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Idx<T> {}

impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl<T> Eq for Idx<T> {}

impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.raw.cmp(&other.raw)
    }
}

impl<T> Hash for Idx<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}

impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}

impl<T> Serialize for Idx<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Idx<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer).map(|raw| Self { raw, of: PhantomData })
    }
}

/// A list that is read by [`Idx`]: it has one `V` for each `T`.
pub struct IndexList<T, V = T> {
    values: Vec<V>,
    of: PhantomData<fn() -> T>,
}

impl<T, V> IndexList<T, V> {
    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Returns the entry at an index, if the list reaches so far.
    pub fn get(&self, at: Idx<T>) -> Option<&V> {
        self.values.get(at.index())
    }

    /// Returns the entries, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, V> {
        self.values.iter()
    }

    /// Returns all indices, in order.
    pub fn indices(
        &self,
    ) -> impl DoubleEndedIterator<Item = Idx<T>> + ExactSizeIterator + use<T, V> {
        (0..self.values.len()).map(Idx::new)
    }

    /// Returns the entries with their indices, in order.
    pub fn iter_enumerated(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Idx<T>, &V)> + ExactSizeIterator {
        self.values.iter().enumerate().map(|(at, value)| (Idx::new(at), value))
    }

    /// Returns the entries as a slice, which is read by plain numbers.
    pub fn as_slice(&self) -> &[V] {
        &self.values
    }

    /// Returns the entries as a slice, to sort them.
    pub fn as_mut_slice(&mut self) -> &mut [V] {
        &mut self.values
    }

    /// Returns the index of the first entry for which `is_it` is not true; the entries for which it
    /// is come first.
    pub fn partition_point(&self, is_it: impl FnMut(&V) -> bool) -> Idx<T> {
        Idx::new(self.values.partition_point(is_it))
    }

    /// Returns the index of the entry with a key; the list is sorted by keys.
    pub fn binary_search_by_key<K: Ord>(
        &self,
        key: &K,
        key_of: impl FnMut(&V) -> K,
    ) -> Option<Idx<T>> {
        self.values.binary_search_by_key(key, key_of).ok().map(Idx::new)
    }
}

impl<T, V> Index<Idx<T>> for IndexList<T, V> {
    type Output = V;

    fn index(&self, at: Idx<T>) -> &V {
        &self.values[at.index()]
    }
}

impl<T, V> IndexMut<Idx<T>> for IndexList<T, V> {
    fn index_mut(&mut self, at: Idx<T>) -> &mut V {
        &mut self.values[at.index()]
    }
}

impl<T, V> From<Vec<V>> for IndexList<T, V> {
    fn from(values: Vec<V>) -> Self {
        Self { values, of: PhantomData }
    }
}

impl<T, V> From<IndexList<T, V>> for Vec<V> {
    fn from(list: IndexList<T, V>) -> Self {
        list.values
    }
}

impl<T, V> Default for IndexList<T, V> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T, V: Clone> Clone for IndexList<T, V> {
    fn clone(&self) -> Self {
        self.values.clone().into()
    }
}

impl<T, V: PartialEq> PartialEq for IndexList<T, V> {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl<T, V: Eq> Eq for IndexList<T, V> {}

impl<T, V: Hash> Hash for IndexList<T, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.values.hash(state);
    }
}

impl<T, V: fmt::Debug> fmt::Debug for IndexList<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.values.fmt(f)
    }
}

impl<T, V: Serialize> Serialize for IndexList<T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.values.serialize(serializer)
    }
}

impl<'de, T, V: Deserialize<'de>> Deserialize<'de> for IndexList<T, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

impl<T, V> FromIterator<V> for IndexList<T, V> {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl<T, V> Extend<V> for IndexList<T, V> {
    fn extend<I: IntoIterator<Item = V>>(&mut self, values: I) {
        self.values.extend(values);
    }
}

impl<T, V> IntoIterator for IndexList<T, V> {
    type Item = V;
    type IntoIter = std::vec::IntoIter<V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}

impl<'a, T, V> IntoIterator for &'a IndexList<T, V> {
    type Item = &'a V;
    type IntoIter = std::slice::Iter<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.iter()
    }
}
