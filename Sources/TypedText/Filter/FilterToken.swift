/// A piece of a filter's text.
struct FilterToken: Equatable {
  enum Kind: Equatable {
    case word(FilterWord)
    case comparison(FilterComparison)
    case not
    case or
    case open
    case close
  }

  var kind: Kind
  var range: Range<Int>
}
