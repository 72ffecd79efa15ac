import TenantModel
import TypedText

/// What a filter's text narrows the list to, as values to switch on and off. Values of one field are alternatives;
/// fields add up.
package struct TenantFilter: Equatable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case status
    case plan
    case region
    case agencyGroup

    var title: String { self == .agencyGroup ? "agency group" : rawValue }

    /// Its name in filters.
    var name: String { self == .agencyGroup ? TenantField.agencyGroup.rawValue : rawValue }
  }

  /// One narrowing that can be taken away by itself.
  package struct Chip: Hashable, Sendable {
    package let field: Field
    package let value: String
  }

  package private(set) var values: [Field: [String]] = [:]

  package init() {}

  /// What a text asks for of these fields.
  init(_ text: String, _ schema: FilterSchema) {
    for field in Field.allCases {
      let found = FilterEdit.values(of: field.name, in: text, schema)
      if !found.isEmpty { values[field] = found }
    }
  }

  /// The text with these values in place of those that it had.
  func text(in text: String, _ schema: FilterSchema) -> String {
    let before = TenantFilter(text, schema)
    return Field.allCases.reduce(text) { text, field in
      before.values[field] == values[field]
        ? text : FilterEdit.setting(field.name, to: values[field] ?? [], in: text, schema)
    }
  }

  /// In the order of the fields, then as they were chosen.
  package var chips: [Chip] {
    Field.allCases.flatMap { field in (values[field] ?? []).map { Chip(field: field, value: $0) } }
  }

  package var isEmpty: Bool { values.isEmpty }

  package func contains(_ chip: Chip) -> Bool { values[chip.field]?.contains(chip.value) ?? false }

  package mutating func toggle(_ chip: Chip) {
    if contains(chip) {
      values[chip.field]?.removeAll { $0 == chip.value }
      if values[chip.field]?.isEmpty == true { values[chip.field] = nil }
    } else {
      values[chip.field, default: []].append(chip.value)
    }
  }

  /// Makes a value the only one of its field.
  package mutating func set(_ chip: Chip) { values[chip.field] = [chip.value] }
}
