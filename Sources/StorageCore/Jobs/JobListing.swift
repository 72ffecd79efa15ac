import JobEngine

/// The statement that answers a `JobQuery`.
///
/// Each state is looked up by itself, newest first, and the few that each gives are merged: a list of parked
/// jobs costs the same beside a million that succeeded.
struct JobListing {
  private(set) var sql = ""
  private(set) var arguments: [SQLValue] = []

  init(_ query: JobQuery) throws {
    let conditions = try conditions(query)
    let limit = bind(.int(query.limit))
    let branches = (query.states.isEmpty ? [nil] : query.states.map(Optional.some)).map { state in
      let all = (state.map { ["state = '\($0.rawValue)'"] } ?? []) + conditions
      let condition = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
      return
        "SELECT number FROM (SELECT number FROM jobs\(condition) ORDER BY number DESC LIMIT \(limit)) AS newest"
    }
    sql = """
      SELECT \(JobRecord.columnNames) FROM jobs WHERE number IN (\(branches.sorted().joined(separator: " UNION ALL ")))
      ORDER BY number DESC LIMIT \(limit)
      """
  }

  private mutating func conditions(_ query: JobQuery) throws -> [String] {
    var conditions: [String] = []
    if let subject = query.subject { conditions.append("subject = \(bind(.text(subject)))") }
    if let lane = query.lane { conditions.append("lane_key = \(bind(.code(lane)))") }
    if !query.kinds.isEmpty {
      let kinds = bind(try .json(query.kinds.map(\.rawValue).sorted()))
      conditions.append("kind IN (SELECT value FROM json_each(\(kinds)))")
    }
    if let before = query.before { conditions.append("number < \(bind(.integer(before)))") }
    return conditions
  }

  private mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }
}
