import Foundation
import TenantModel
import TenantryAPI
import TypedText

extension Date {
  /// 2025-11-06 14:02:31 UTC.
  static let noon = Date(timeIntervalSince1970: 1_762_437_751)

  func minus(_ seconds: Double) -> Date { addingTimeInterval(-seconds) }
}

/// Names known to be valid; a fixture that is not one stops the tests.
func known<Name: ValidatedName>(_ text: String) -> Name {
  do {
    return try Name(text)
  } catch {
    fatalError("The fixture “\(text)” is not valid: \(error)")
  }
}

/// The id made of a number: `T000000007`.
func identifier<Subject>(_ letter: String, _ number: Int) -> Identifier<Subject> {
  let digits = String(number)
  return known(letter + String(repeating: "0", count: 9 - digits.count) + digits)
}

extension Tenant {
  static func make(
    _ number: Int, _ slug: String, name: String? = nil, group: String = "Northside",
    status: TenantStatus = .active,
    reason: String? = nil,
    health: Health = Health(level: .healthy, summary: "2 of 2 pods ready", checkedAt: .noon),
    plan: String = "pro", region: String = "sgp1", age: Double = 86_400 * 12, operation: OperationID? = nil
  ) -> Tenant {
    let slug: Slug = known(slug)
    return Tenant(
      id: identifier("T", number), slug: slug, name: known(name ?? slug.rawValue.capitalized),
      agencyGroup: known(group), status: status, statusReason: reason,
      pausedBy: status == .paused ? .operator : nil,
      environment: .production, planId: plan, region: region, isolation: .database, haLevel: .single,
      templateId: "odoo18-standard", bundleCode: "finance_ppm", image: known("odoo:18.0-20251106"),
      dbName: slug.databaseName, k8sNamespace: slug.namespace, odooUrl: known("https://\(slug).example.net"),
      health: health, currentOperationId: operation, createdAt: .noon.minus(86_400 * 40),
      updatedAt: .noon.minus(age))
  }

  static let acme = make(
    1, "acme-media", name: "Acme Media", status: .error, reason: "rollout: image pull failed", age: 720)
  static let northwind = make(
    2, "northwind", name: "Northwind", group: "Westend",
    health: Health(level: .degraded, summary: "1 of 2 pods ready", checkedAt: .noon), plan: "enterprise",
    age: 2_460)
  static let halcyon = make(
    3, "halcyon-studio", name: "Halcyon Studio", status: .paused, plan: "starter", region: "fra1", age: 25_200
  )
  static let lumen = make(4, "lumen", name: "Lumen 電通", operation: identifier("P", 1))
}

extension [Tenant] {
  /// Trouble first, then quiet ones: as many as asked for.
  static func platform(_ count: Int) -> [Tenant] {
    let named: [Tenant] = [.acme, .northwind, .halcyon, .lumen]
    let groups = ["Northside", "Westend", "Harbour"]
    let rest = (5...Swift.max(5, count)).map { number in
      Tenant.make(
        number, "tenant-\(String(format: "%04d", number))", name: "Tenant number \(number)",
        group: groups[number % 3], plan: ["starter", "pro", "enterprise"][number % 3],
        region: ["sgp1", "fra1"][number % 2])
    }
    return Array((named + rest).prefix(count))
  }
}

extension OperationFault {
  static let imagePull = OperationFault(
    code: "image_pull", message: "The image cannot be pulled.",
    detail: "Back-off pulling image \"odoo:18.0-20251107\": not found", runbook: "image-pull",
    logsUrl: "https://logs.example.net/acme-media")
}

extension OperationSummary {
  static func make(
    _ number: Int, _ tenant: Tenant, _ kind: OperationKind, _ state: OperationState, step: String? = nil,
    done: Int = 0, total: Int = 9, secondsLeft: Double? = nil, fault: OperationFault? = nil, ago: Double,
    lasted: Double? = nil
  ) -> OperationSummary {
    OperationSummary(
      id: identifier("P", number), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name,
      kind: kind,
      state: state, currentStep: step, stepsDone: done, stepsTotal: total,
      fraction: Double(done) / Double(total),
      secondsLeft: secondsLeft, fault: fault, actor: "ana", triggerSource: .ui,
      createdAt: .noon.minus(ago + 2),
      startedAt: state == .queued ? nil : .noon.minus(ago), finishedAt: lasted.map { .noon.minus(ago - $0) })
  }

  static let lumenRebuild = make(
    1, .lumen, .rebuild, .running, step: "rollout", done: 5, secondsLeft: 38, ago: 91)
  static let acmeCreate = make(
    2, .acme, .create, .parked, step: "rollout", done: 4, fault: .imagePull, ago: 720)
  static let halcyonPause = make(3, .halcyon, .pause, .succeeded, done: 4, total: 4, ago: 25_200, lasted: 43)
}

extension OperationDetail {
  static let lumenRebuild = OperationDetail(
    summary: .lumenRebuild,
    steps: [
      step("reserve", "Reserve the tenant", .done, note: "version 12", ago: 91, lasted: 1),
      step("backup", "Back up the database", .done, note: "1.2 GiB, verified", ago: 90, lasted: 38),
      step("manifests", "Write desired state", .done, note: "commit 4c1e9a2", ago: 52, lasted: 1),
      step("keycloak", "Keycloak client", .skipped, note: "not connected"),
      step("apply", "Apply the manifests", .done, note: "8 objects", ago: 51, lasted: 4),
      step(
        "rollout", "Wait for the rollout", .running, note: "1 of 2 pods ready", fraction: 0.61, ago: 47,
        typical: 85),
      step("smoke_test", "Check that it answers", .pending, typical: 6),
      step("verify", "Verify modules", .pending, typical: 12),
      step("note", "Tell the team", .pending),
    ], log: [], retry: .refused(reason: "it is running"), cancel: .allowed,
    undo: "Rebuild again from the commit before.", isCancelRequested: false)

  static let acmeCreate = OperationDetail(
    summary: .acmeCreate,
    steps: [
      step("reserve", "Reserve the slug", .done, ago: 720, lasted: 1),
      step("database", "Create the database", .done, note: "odoo_acme_media", ago: 719, lasted: 3),
      step("keycloak", "Keycloak client", .skipped, note: "not connected"),
      step("manifests", "Write desired state", .done, note: "commit 91be2f0", ago: 716, lasted: 1),
      step(
        "rollout", "Wait for the rollout", .failed, note: "ImagePullBackOff", attempt: 3, ago: 715,
        lasted: 180),
      step("odoo_init", "Install Odoo's modules", .pending, typical: 95),
      step("smoke_test", "Check that it answers", .pending, typical: 6),
    ], log: [], retry: .allowed, cancel: .allowed, undo: "Cancel it, then decommission the tenant.",
    isCancelRequested: false)

  /// An operation of sixteen steps that is at this one.
  static func long(at current: Int) -> OperationDetail {
    var detail = lumenRebuild
    detail.steps = (0..<16).map { number in
      step(
        "step_\(number)", "Step number \(number)",
        number < current ? .done : number == current ? .running : .pending,
        ago: number <= current ? 30 : nil, lasted: number < current ? 2 : nil, typical: 20)
    }
    return detail
  }

  private static func step(
    _ name: String, _ title: String, _ state: StepState, note: String? = nil, fraction: Double? = nil,
    attempt: Int = 1, ago: Double? = nil, lasted: Double? = nil, typical: Double? = nil
  ) -> StepView {
    StepView(
      name: name, title: title, state: state, note: note, fraction: fraction, attempt: attempt,
      startedAt: ago.map { .noon.minus($0) },
      finishedAt: ago.flatMap { ago in lasted.map { .noon.minus(ago - $0) } }, secondsTypical: typical,
      nextTryAt: nil)
  }
}

extension Session {
  static func make(
    _ role: Role = .platformOwner, mode: Mode = .sandbox, context: String = "sandbox", connected: Bool = true,
    environment: TenantEnvironment? = nil
  ) -> Session {
    let systems = [
      ("kubernetes", "Kubernetes"), ("postgresql", "PostgreSQL"), ("git", "Git"), ("keycloak", "Keycloak"),
      ("mattermost", "Mattermost"),
    ]
    return Session(
      context: context, mode: mode, actor: "ops@north", role: role, environment: environment,
      integrations: systems.enumerated().map { index, system in
        IntegrationStatus(system: system.0, title: system.1, isConnected: connected && index < 4)
      }, tenantsSoftLimit: 50)
  }
}

extension GetResourceKPIs.Output {
  static let measured = GetResourceKPIs.Output(
    usage: Usage(
      cpu: gauge(52, 128, from: 0.2), memory: gauge(297, 512, from: 0.45),
      storage: gauge(6_450, 10_240, from: 0.6),
      nodesReady: 12, nodesNotReady: 0, sampledAt: .noon.minus(30)), reason: nil)
  static let noCluster = GetResourceKPIs.Output(usage: nil, reason: "no cluster connected")

  private static func gauge(_ used: Double, _ total: Double, from start: Double) -> Gauge {
    let end = used / total
    let history: [Double] = (0..<24).map { (hour: Int) -> Double in start + (end - start) * Double(hour) / 23
    }
    return Gauge(used: used, total: total, history: history)
  }
}

extension LogLine {
  /// One of a dozen lines; the tenth is a warning.
  static func made(_ number: Int) -> LogLine {
    let isWarning = number == 9
    let text = isWarning ? "readiness probe failed: 503" : "pod odoo-7d9f-\(number) Modules loaded."
    return LogLine(
      time: Date.noon.minus(Double(12 - number)), severity: isWarning ? .warning : .info, source: "rollout",
      text: text)
  }
}

extension ScriptedClient {
  /// A platform with so many tenants, three operations and a cluster.
  static func standard(
    tenants count: Int = 40, session: Session = .make(), resources: GetResourceKPIs.Output = .measured
  ) -> ScriptedClient {
    let client = ScriptedClient()
    let tenants: [Tenant] = count == 0 ? [] : .platform(count)
    let operations: [OperationSummary] = count == 0 ? [] : [.lumenRebuild, .acmeCreate, .halcyonPause]
    client.on(WhoAmI.self, session)
    client.serve(tenants)
    client.on(GetResourceKPIs.self, resources)
    client.on(ListIntegrations.self, .made)
    client.on(ListRecommendations.self, count == 0 ? .init(items: [], total: 0) : .made)
    client.on(ListWindows.self, .init(freeze: nil, items: [], held: []))
    client.on(ListAudit.self, .init(items: [], head: .origin, hasMore: false))
    client.answerSettings()
    client.on(ListOperations.self) { question in
      let states = Set(question.state)
      return .init(items: operations.filter { states.isEmpty || states.contains($0.state) })
    }
    client.on(GetOperation.self) { question in
      switch question.operation {
      case "P000000001": .lumenRebuild
      case "P000000002": .acmeCreate
      default: throw APIProblem(.notFound, "There is no operation \(question.operation).")
      }
    }
    client.on(GetOperationLogs.self) { question in
      let lines = (0..<12).map { (number: Int) -> LogLine in .made(number) }
      return .init(lines: Array(lines.dropFirst(Int(question.after))), cursor: 12, dropped: 0)
    }
    client.on(
      ListSSOClients.self,
      .init(
        integration: IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: true), items: [],
        total: 0))
    client.answerAutomation([])
    client.answerAnalytics([])
    client.on(ListPlans.self, .init(items: (try? PlatformDefaults.standard().plans) ?? []))
    client.on(ListRegions.self, .init(items: (try? PlatformDefaults.standard().regions) ?? []))
    client.answerBilling()
    client.answerAgents()
    client.on(NotePresence.self, .init(others: []))
    return client
  }

  /// Answers lists, counts and single tenants from these.
  func serve(_ tenants: [Tenant]) {
    on(ListTenants.self) { question in
      let offers = try PlatformDefaults.standard()
      let schema = FilterSchema.tenants(
        plans: offers.plans.map(\.id), regions: offers.regions.map(\.id))
      let reading = schema.read(question.filter ?? "", now: .noon)
      if let fault = reading.fault { throw APIProblem(.invalid, fault.sentence) }
      let matcher = FilterMatcher<Tenant>(
        reading.condition ?? .all([]), searched: schema.searched, cell: { $0.cell($1) })
      let matching = tenants.filter(matcher.matches).filter { tenant in
        let q = question.q?.lowercased() ?? ""
        let text = "\(tenant.slug) \(tenant.name) \(tenant.agencyGroup)".lowercased()
        return (q.isEmpty || text.contains(q))
          && (question.status.isEmpty || question.status.contains(tenant.status))
          && (question.plan.isEmpty || question.plan.contains(tenant.planId))
          && (question.region.isEmpty || question.region.contains(tenant.region))
          && (question.agencyGroup.isEmpty || question.agencyGroup.contains(tenant.agencyGroup.rawValue))
      }
      let sorted = question.sort == .slug ? matching.sorted { $0.slug < $1.slug } : matching
      let ordered = question.descending ? sorted.reversed() : sorted
      return .init(
        items: Array(ordered.dropFirst(question.offset).prefix(question.limit)), total: matching.count)
    }
    on(
      GetTenantKPIs.self,
      .init(
        total: tenants.count, active: tenants.filter { $0.status == .active }.count,
        paused: tenants.filter { $0.status == .paused }.count,
        error: tenants.filter { $0.status == .error }.count,
        provisioning: 0, retired: 0, softLimit: 50,
        agencyGroups: Set(tenants.map(\.agencyGroup.rawValue)).sorted()))
  }
}

extension ScriptedClient {
  /// Answers what the page of one tenant asks.
  func answerDetail() {
    refuse(GetTenant.self, APIProblem(.notFound, "not in this fixture"))
    refuse(GetTenantLogs.self, APIProblem(.notFound, "not in this fixture"))
  }

  /// Answers what the wizard asks.
  func answerWizard() {
    on(ListBundles.self, .init(items: []))
    on(ListInfraTemplates.self, .init(items: [], images: []))
    on(ListKeycloakTemplates.self, .init(items: []))
    on(CheckSlug.self, .init(isAvailable: true, reason: nil))
  }
}
