import TenantModel
import TenantryAPI

/// What the list is narrowed to, besides the search. Values of one field are alternatives; fields add up.
package struct TenantFilter: Equatable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case status
    case plan
    case region
    case agencyGroup

    var title: String { self == .agencyGroup ? "agency group" : rawValue }
  }

  /// One narrowing that can be taken away by itself.
  package struct Chip: Hashable, Sendable {
    package let field: Field
    package let value: String
  }

  package private(set) var values: [Field: [String]] = [:]

  package init() {}

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

  var statuses: [TenantStatus] { (values[.status] ?? []).compactMap { TenantStatus(rawValue: $0) } }
}
