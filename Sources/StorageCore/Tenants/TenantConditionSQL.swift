import TenantModel
import TypedText

/// A checked filter as an expression of SQL that is true or false for every row, never NULL, with all values bound.
struct TenantConditionSQL {
  /// The expression.
  private(set) var sql = ""
  /// The values of its placeholders, after those that were there before.
  private(set) var arguments: [SQLValue]

  private let help: TenantListing.Help

  /// Writes the expression.
  ///
  /// - Parameter arguments: the values that are bound before it.
  init(_ condition: FilterCondition, after arguments: [SQLValue], _ help: TenantListing.Help) throws {
    self.arguments = arguments
    self.help = help
    sql = try expression(condition)
  }

  private mutating func expression(_ condition: FilterCondition) throws -> String {
    switch condition {
    case .all(let all): return try joined(all, by: " AND ", empty: "TRUE")
    case .any(let any): return try joined(any, by: " OR ", empty: "FALSE")
    case .not(let inner): return "NOT (\(try expression(inner)))"
    case .search(let test): return try search(test)
    case .field(let name, let test):
      // A field that no row has fails every test but the one for its absence.
      guard let field = TenantField(rawValue: name) else { return test == .none ? "TRUE" : "FALSE" }
      let expression = try self.expression(test, TenantColumn(field))
      return TenantColumn(field).isOptional && test != .none ? "(\(expression)) IS TRUE" : expression
    }
  }

  private mutating func joined(
    _ conditions: [FilterCondition], by operation: String, empty: String
  ) throws -> String {
    guard !conditions.isEmpty else { return empty }
    var parts: [String] = []
    for condition in conditions { parts.append(try expression(condition)) }
    return "(" + parts.joined(separator: operation) + ")"
  }

  private mutating func search(_ test: FilterTextTest) throws -> String {
    let columns = TenantColumn.searched
    switch test {
    case .contains(let part):
      let text = bind(.text(part))
      let looks =
        "(instr(name_folded, \(text)) > 0 OR instr(slug, \(text)) > 0 OR instr(agency_group_folded, \(text)) > 0)"
      guard help.indexed.contains(part) else { return looks }
      let phrase = bind(.text(TextFolding.phrase(part)))
      // The index folds more than we do (“ſ” is “s” to it), so its rows are looked at again.
      return "(number IN (SELECT rowid FROM tenant_search WHERE tenant_search MATCH \(phrase)) AND \(looks))"
    case .equals(let whole):
      return "\(bind(.text(whole))) IN (\(columns.joined(separator: ", ")))"
    case .fuzzy, .pattern:
      guard help.answers != nil else { return called(test, on: columns.joined(separator: ", ")) }
      var parts: [String] = []
      for column in columns { parts.append(try answered(TextQuestion(searched: column, test))) }
      return "(" + parts.joined(separator: " OR ") + ")"
    }
  }

  private mutating func expression(_ test: FilterTest, _ column: TenantColumn) throws -> String {
    switch (test, column.kind) {
    case (.none, _): return column.isOptional ? "\(column.name) IS NULL" : "FALSE"
    case (.text(let test), .folded), (.text(let test), .text):
      if help.answers != nil, let question = TextQuestion(test, of: column) { return try answered(question) }
      return expression(test, in: column.kind == .folded ? column.name : "text_folded(\(column.name))")
    case (.oneOf(let words), .text): return oneOf(words, in: column.name)
    case (.number(let order, let value), .number):
      return "\(column.name) \(order.rawValue) \(bind(.real(value)))"
    case (.time(let order, let time), .time):
      return "\(column.name) \(order.rawValue) \(bind(.time(time)))"
    case (.flag(let value), .presence): return "\(column.name) IS \(value ? "NOT NULL" : "NULL")"
    default: return "FALSE"
    }
  }

  private mutating func expression(_ test: FilterTextTest, in text: String) -> String {
    switch test {
    case .contains(let part): "instr(\(text), \(bind(.text(part)))) > 0"
    case .equals(let whole): "\(text) = \(bind(.text(whole)))"
    case .fuzzy, .pattern: called(test, on: text)
    }
  }

  /// By a function of ours.
  private mutating func called(_ test: FilterTextTest, on texts: String) -> String {
    switch test {
    case .fuzzy(let letters): "text_fuzzy(\(bind(.text(letters))), \(texts))"
    case .pattern(let pattern): "text_pattern(\(bind(.text(pattern.source))), \(texts))"
    case .contains, .equals: "FALSE"  // SQL has these.
    }
  }

  /// By the values that were found to pass.
  private mutating func answered(_ question: TextQuestion) throws -> String {
    let values = bind(try .json(help.answers?[question] ?? []))
    return "\(question.column) IN (SELECT value FROM json_each(\(values)))"
  }

  private mutating func oneOf(_ words: [String], in column: String) -> String {
    guard !words.isEmpty else { return "FALSE" }
    let places = words.map { bind(.text($0)) }.joined(separator: ", ")
    return "\(column == "status" && help.walksOrder ? "+status" : column) IN (\(places))"
  }

  private mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }
}
