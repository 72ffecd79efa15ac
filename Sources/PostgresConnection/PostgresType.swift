/// The types of PostgreSQL that are told apart, by the numbers that every server gives them.
package struct PostgresType: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let bool = PostgresType(rawValue: 16)
  package static let bytes = PostgresType(rawValue: 17)
  package static let bigint = PostgresType(rawValue: 20)
  package static let smallint = PostgresType(rawValue: 21)
  package static let integer = PostgresType(rawValue: 23)
  package static let text = PostgresType(rawValue: 25)
  package static let float = PostgresType(rawValue: 700)
  package static let double = PostgresType(rawValue: 701)
  package static let numeric = PostgresType(rawValue: 1700)
}
