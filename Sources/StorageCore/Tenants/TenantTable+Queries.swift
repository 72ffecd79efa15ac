import TenantModel

extension TenantTable {
  package static func tenant(_ id: TenantID, in connection: any SQLConnection) throws -> Tenant? {
    try connection.first(TenantSQL.byID, [.name(id)]) { row in try Tenant(row: &row) }
  }

  package static func tenant(slug: Slug, in connection: any SQLConnection) throws -> Tenant? {
    try connection.first(TenantSQL.bySlug, [.name(slug)]) { row in try Tenant(row: &row) }
  }

  package static func tenants(_ query: TenantQuery, in connection: any SQLConnection) throws -> TenantPage {
    let help =
      switch connection.dialect {
      case .sqlite:
        TenantListing.Help(
          indexed: try Set(query.textsAsked.filter { try isRare($0, in: connection) }),
          walksOrder: try isCommon(query.statusesAsked ?? [], in: connection))
      case .postgres: TenantListing.Help(answers: try answers(to: query.textQuestions, in: connection))
      }
    guard let listing = try TenantListing(query, help) else { return TenantPage(items: [], total: 0) }
    let items = try connection.rows(listing.page, listing.pageArguments) { row in try Tenant(row: &row) }
    return TenantPage(items: items, total: Int(try connection.number(listing.count, listing.countArguments)))
  }

  /// Which values of a column pass a test that only this program can make.
  private static func answers(
    to questions: Set<TextQuestion>, in connection: any SQLConnection
  ) throws -> [TextQuestion: [String]] {
    var answers: [TextQuestion: [String]] = [:]
    for question in questions {
      let values = try connection.rows("SELECT DISTINCT \(question.column) FROM tenants", []) { row in
        try row.optionalText()
      }
      answers[question] = values.compactMap(\.self).filter(question.isPassed).sorted()
    }
    return answers
  }

  /// True when the trigram index is the shorter way: it gathers all matches first, so for text that many
  /// tenants have walking the list in its order and looking at each is faster.
  private static func isRare(_ folded: String, in connection: any SQLConnection) throws -> Bool {
    guard folded.unicodeScalars.count >= TextFolding.indexedLengthMin, !TextFolding.isUnfindable(folded)
    else {
      return false
    }
    let arguments: [SQLValue] = [.text(TextFolding.phrase(folded)), .int(TenantListing.gatheredMax + 1)]
    return try connection.number(TenantSQL.hitsUpTo, arguments) <= TenantListing.gatheredMax
  }

  private static func isCommon(_ statuses: Set<TenantStatus>, in connection: any SQLConnection) throws -> Bool
  {
    guard !statuses.isEmpty else { return false }
    let counts = try countsByStatus(in: connection)
    return statuses.reduce(0) { $0 + (counts[$1] ?? 0) } > TenantListing.gatheredMax
  }

  package static func countsByStatus(in connection: any SQLConnection) throws -> [TenantStatus: Int] {
    let counts = try connection.rows(TenantSQL.countsByStatus, []) { row in
      (try row.code(TenantStatus.self), try row.int())
    }
    return Dictionary(counts) { $0 + $1 }
  }

  package static func agencyGroups(in connection: any SQLConnection) throws -> [DisplayText] {
    try connection.rows(TenantSQL.agencyGroups, []) { row in try row.name() }
  }

  package static func modules(of id: TenantID, in connection: any SQLConnection) throws -> [TenantModuleState]
  {
    try connection.rows(TenantSQL.modules, [.name(id)]) { row in
      TenantModuleState(
        moduleName: try row.name(), source: try row.code(), state: try row.code(),
        lastOperationId: try row.optionalName())
    }
  }

  package static func sso(of id: TenantID, in connection: any SQLConnection) throws -> SSOConfig? {
    try connection.first(TenantSQL.sso, [.name(id)]) { row in
      SSOConfig(
        keycloakRealm: try row.text(), keycloakClientId: try row.text(), redirectUris: try row.json(),
        status: try row.code())
    }
  }

  package static func subscription(
    of id: TenantID, in connection: any SQLConnection
  ) throws -> BillingSubscription? {
    try connection.first(TenantSQL.subscription, [.name(id)]) { row in
      BillingSubscription(
        planId: try row.text(), status: try row.code(), pricingModel: try row.code(),
        currentPeriodStart: try row.optionalTime(), currentPeriodEnd: try row.optionalTime(),
        nextInvoiceDate: try row.optionalTime())
    }
  }
}
