import TenantModel
import TypedText

/// A checked filter as an expression of SQL that is 1 or 0 for every row, never NULL, with all values bound.
struct TenantConditionSQL {
  /// The expression.
  private(set) var sql = ""
  /// The values of its placeholders, after those that were there before.
  private(set) var arguments: [SQLValue]

  private let indexed: Set<String>
  private let walksOrder: Bool

  /// Writes the expression.
  ///
  /// - Parameters:
  ///   - arguments: the values that are bound before it.
  ///   - indexed: the folded words that the trigram index finds sooner than a look at every row.
  ///   - walksOrder: see `TenantListing`.
  init(_ condition: FilterCondition, after arguments: [SQLValue], indexed: Set<String>, walksOrder: Bool) {
    self.arguments = arguments
    self.indexed = indexed
    self.walksOrder = walksOrder
    sql = expression(condition)
  }

  private mutating func expression(_ condition: FilterCondition) -> String {
    switch condition {
    case .all(let all): return joined(all, by: " AND ", empty: "1")
    case .any(let any): return joined(any, by: " OR ", empty: "0")
    case .not(let inner): return "NOT (\(expression(inner)))"
    case .search(let test): return search(test)
    case .field(let name, let test):
      // A field that no row has fails every test but the one for its absence.
      guard let field = TenantField(rawValue: name) else { return test == .none ? "1" : "0" }
      let expression = self.expression(test, TenantColumn(field))
      return TenantColumn(field).isOptional && test != .none ? "ifnull(\(expression), 0)" : expression
    }
  }

  private mutating func joined(
    _ conditions: [FilterCondition], by operation: String, empty: String
  ) -> String {
    guard !conditions.isEmpty else { return empty }
    var parts: [String] = []
    for condition in conditions { parts.append(expression(condition)) }
    return "(" + parts.joined(separator: operation) + ")"
  }

  private mutating func search(_ test: FilterTextTest) -> String {
    let columns = ["name_folded", "slug", "agency_group_folded"]
    switch test {
    case .contains(let part):
      let text = bind(.text(part))
      let looks =
        "(instr(name_folded, \(text)) OR instr(slug, \(text)) OR instr(agency_group_folded, \(text)))"
      guard indexed.contains(part) else { return looks }
      let phrase = bind(.text(TextFolding.phrase(part)))
      // The index folds more than we do (“ſ” is “s” to it), so its rows are looked at again.
      return "(number IN (SELECT rowid FROM tenant_search WHERE tenant_search MATCH \(phrase)) AND \(looks))"
    case .equals(let whole):
      return "\(bind(.text(whole))) IN (\(columns.joined(separator: ", ")))"
    case .fuzzy(let letters):
      return "text_fuzzy(\(bind(.text(letters))), \(columns.joined(separator: ", ")))"
    case .pattern(let pattern):
      return "text_pattern(\(bind(.text(pattern.source))), \(columns.joined(separator: ", ")))"
    }
  }

  private mutating func expression(_ test: FilterTest, _ column: TenantColumn) -> String {
    switch (test, column.kind) {
    case (.none, _): return column.isOptional ? "\(column.name) IS NULL" : "0"
    case (.text(let test), .folded): return expression(test, in: column.name)
    case (.text(let test), .text): return expression(test, in: "text_folded(\(column.name))")
    case (.oneOf(let words), .text): return oneOf(words, in: column.name)
    case (.number(let order, let value), .number):
      return "\(column.name) \(order.rawValue) \(bind(.real(value)))"
    case (.time(let order, let time), .time):
      return "\(column.name) \(order.rawValue) \(bind(.time(time)))"
    case (.flag(let value), .presence): return "\(column.name) IS \(value ? "NOT NULL" : "NULL")"
    default: return "0"
    }
  }

  private mutating func expression(_ test: FilterTextTest, in text: String) -> String {
    switch test {
    case .contains(let part): "instr(\(text), \(bind(.text(part)))) > 0"
    case .equals(let whole): "\(text) = \(bind(.text(whole)))"
    case .fuzzy(let letters): "text_fuzzy(\(bind(.text(letters))), \(text))"
    case .pattern(let pattern): "text_pattern(\(bind(.text(pattern.source))), \(text))"
    }
  }

  private mutating func oneOf(_ words: [String], in column: String) -> String {
    guard !words.isEmpty else { return "0" }
    let places = words.map { bind(.text($0)) }.joined(separator: ", ")
    return "\(column == "status" && walksOrder ? "+status" : column) IN (\(places))"
  }

  private mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }
}
