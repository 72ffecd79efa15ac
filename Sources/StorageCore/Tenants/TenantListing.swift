import TenantModel
import TypedText

/// The statements that answer a `TenantQuery`: one page, and how many there are in all.
///
/// A page is found by its row numbers in an index that holds the order, and only its rows are then read
/// whole.
struct TenantListing {
  /// Matches up to which it is shorter to gather and sort them than to walk the list in its order.
  static let gatheredMax = 2_000

  /// What is known before the statement is written.
  struct Help {
    /// The folded texts that are looked up in the trigram index, which needs three characters.
    var indexed: Set<String> = []
    /// Whether so many have one of the statuses that the first page is found soonest in the list's own order. SQLite
    /// cannot know; a plus sign keeps it from the index of statuses.
    var walksOrder = false
    /// The values that pass the tests which the database cannot make; nil where it has our functions.
    var answers: [TextQuestion: [String]]?
  }

  private(set) var page = ""
  private(set) var pageArguments: [SQLValue] = []
  private(set) var count = ""
  private(set) var countArguments: [SQLValue] = []

  private var conditions: [String] = []
  private var arguments: [SQLValue] = []

  /// nil when no tenant can match.
  init?(_ query: TenantQuery, _ help: Help) throws {
    if let text = query.text, !text.isEmpty {
      guard !TextFolding.isUnfindable(text) else { return nil }
      let folded = TextFolding.folded(text)
      match(folded, help.indexed.contains(folded))
    }
    filter(help.walksOrder ? "+status" : "status", query.statuses.map(\.rawValue))
    filter("plan_id", query.plans)
    filter("region", query.regions)
    filter("agency_group", query.agencyGroups)
    for condition in query.conjuncts {
      let expression = try TenantConditionSQL(condition, after: arguments, help)
      conditions.append(expression.sql)
      arguments = expression.arguments
    }
    finish(query)
  }

  private mutating func finish(_ query: TenantQuery) {
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    let order = Self.order(query.sort, isDescending: query.isDescending)
    let limit = bind(.int(min(max(query.limit, 1), TenantQuery.limitMax)))
    let offset = bind(.int(max(query.offset, 0)))
    page = """
      SELECT \(Tenant.columnNames) FROM tenants WHERE number IN
        (SELECT number FROM tenants\(condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset))
      ORDER BY \(order)
      """
    pageArguments = arguments
    countArguments = Array(arguments.dropLast(2))
    let isCounted = conditions.isEmpty || (conditions.count == 1 && query.statusesAsked != nil)
    count =
      isCounted
      ? "SELECT sum(tenants) FROM tenant_counts\(condition)" : "SELECT count(*) FROM tenants\(condition)"
  }

  /// Literal substring of any of the three columns.
  private mutating func match(_ folded: String, _ usesIndex: Bool) {
    if usesIndex {
      let phrase = bind(.text(TextFolding.phrase(folded)))
      conditions.append("number IN (SELECT rowid FROM tenant_search WHERE tenant_search MATCH \(phrase))")
    } else {
      let text = bind(.text(folded))
      conditions.append(
        "(instr(name_folded, \(text)) > 0 OR instr(slug, \(text)) > 0 OR instr(agency_group_folded, \(text)) > 0)"
      )
    }
  }

  private mutating func filter(_ column: String, _ values: some Collection<String>) {
    guard !values.isEmpty else { return }
    let places = values.sorted().map { bind(.text($0)) }
    conditions.append("\(column) IN (\(places.joined(separator: ", ")))")
  }

  private mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }

  /// The columns of an index, all in one direction, ending in the row's number so that pages never overlap.
  private static func order(_ sort: TenantQuery.Sort, isDescending: Bool) -> String {
    let columns =
      switch sort {
      case .name: ["name_folded", "number"]
      case .slug: ["slug"]
      case .status: ["status", "name_folded", "number"]
      case .plan: ["plan_id", "name_folded", "number"]
      case .region: ["region", "name_folded", "number"]
      case .createdAt: ["created_at", "number"]
      case .updatedAt: ["updated_at", "number"]
      case .attention: ["attention", "name_folded", "number"]
      }
    return columns.map { isDescending ? $0 + " DESC" : $0 }.joined(separator: ", ")
  }
}

extension TenantQuery {
  /// The parts of the condition that must all hold.
  var conjuncts: [FilterCondition] { condition?.conjuncts ?? [] }

  /// The statuses that the list is narrowed to, by the set or by a part of the condition; nil when it is not.
  var statusesAsked: Set<TenantStatus>? {
    if !statuses.isEmpty { return statuses }
    for case .field(TenantField.status.rawValue, .oneOf(let words)) in conjuncts {
      return Set(words.compactMap { TenantStatus(rawValue: $0) })
    }
    return nil
  }

  /// The tests that a database without our functions has to be helped with.
  var textQuestions: Set<TextQuestion> {
    var questions: Set<TextQuestion> = []
    var todo = conjuncts
    while let condition = todo.popLast() {
      switch condition {
      case .all(let inner), .any(let inner): todo += inner
      case .not(let inner): todo.append(inner)
      case .search(let test):
        switch test {
        case .contains, .equals: break
        case .fuzzy, .pattern:
          questions.formUnion(TenantColumn.searched.map { TextQuestion(searched: $0, test) })
        }
      case .field(let name, .text(let test)):
        if let question = TenantField(rawValue: name).flatMap({ TextQuestion(test, of: TenantColumn($0)) }) {
          questions.insert(question)
        }
      case .field: break
      }
    }
    return questions
  }

  /// The folded texts that are looked for anywhere in a tenant, a few of them at most.
  var textsAsked: [String] {
    var texts = text.map { [TextFolding.folded($0)] } ?? []
    var todo = conjuncts
    while let condition = todo.popLast() {
      switch condition {
      case .all(let inner), .any(let inner): todo += inner
      case .not(let inner): todo.append(inner)
      case .search(.contains(let part)): texts.append(part)
      case .search, .field: break
      }
    }
    return Array(texts.prefix(8))
  }
}
