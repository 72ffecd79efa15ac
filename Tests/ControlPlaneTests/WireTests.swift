import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("What goes over the wire", .timeLimit(.minutes(20)))
struct WireTests {
  private static let time = Date(timeIntervalSince1970: 1_763_800_000)

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONCoding.encoder()
    encoder.outputFormatting.insert(.prettyPrinted)
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func keys(_ value: some Encodable) throws -> Set<String> {
    let object = try JSONSerialization.jsonObject(with: JSONCoding.encoder().encode(value)) as? [String: Any]
    return Set(try #require(object).keys)
  }

  @Test("a tenant has the PRD's names")
  func tenant() throws {
    var tenant = try Tenant.fixture(operation: OperationID("ABC1234567"))
    tenant.dbHost = "db-1.example.net"
    #expect(
      try json(tenant) == """
        {
          "agency_group" : "North",
          "bundle_code" : "finance_ppm",
          "created_at" : "2025-11-22T08:26:40Z",
          "current_operation_id" : "ABC1234567",
          "db_host" : "db-1.example.net",
          "db_name" : "odoo_acme",
          "environment" : "production",
          "ha_level" : "single",
          "health" : {
            "level" : "unknown",
            "summary" : "not checked"
          },
          "id" : "ACME000001",
          "image" : "odoo:18.0-20251106",
          "isolation" : "database",
          "k8s_namespace" : "odoo-acme",
          "name" : "Acme Media",
          "odoo_url" : "https://acme.tenants.sandbox",
          "plan_id" : "pro",
          "region" : "sgp1",
          "slug" : "acme",
          "status" : "provisioning",
          "template_id" : "odoo18-standard",
          "updated_at" : "2025-11-22T08:26:40Z",
          "version" : 1
        }
        """)
    let prd: Set = [
      "id", "slug", "name", "agency_group", "status", "plan_id", "db_name", "db_host", "k8s_namespace",
      "odoo_url",
      "created_at", "updated_at",
    ]
    #expect(try keys(tenant).isSuperset(of: prd))
  }

  private func operation() throws -> OperationSummary {
    OperationSummary(
      id: try OperationID("ABC1234567"), tenantId: try TenantID("ACME000001"), tenantSlug: try Slug("acme"),
      tenantName: try DisplayText("Acme Media"), kind: .rebuild, state: .retryWait, currentStep: "Roll out",
      stepsDone: 3, stepsTotal: 5, fraction: 0.5, secondsLeft: 12.5,
      fault: OperationFault(
        code: "image_pull", message: "The image cannot be pulled.", detail: "ErrImagePull",
        runbook: "docs/runbooks/image-pull.md", logsUrl: "https://logs.example.net/1"),
      actor: "ada", triggerSource: .n8n, createdAt: Self.time, startedAt: Self.time, finishedAt: nil)
  }

  private static let operationJSON = """
    {
      "actor" : "ada",
      "created_at" : "2025-11-22T08:26:40Z",
      "current_step" : "Roll out",
      "fault" : {
        "code" : "image_pull",
        "detail" : "ErrImagePull",
        "logs_url" : "https://logs.example.net/1",
        "message" : "The image cannot be pulled.",
        "runbook" : "docs/runbooks/image-pull.md"
      },
      "fraction" : 0.5,
      "id" : "ABC1234567",
      "seconds_left" : 12.5,
      "started_at" : "2025-11-22T08:26:40Z",
      "status" : "retry_wait",
      "steps_done" : 3,
      "steps_total" : 5,
      "subject" : "acme",
      "tenant_id" : "ACME000001",
      "tenant_name" : "Acme Media",
      "tenant_slug" : "acme",
      "trigger_source" : "n8n",
      "type" : "rebuild"
    }
    """

  @Test("an operation is a line of snake_case names")
  func operationSummary() throws {
    #expect(try json(operation()) == Self.operationJSON)
  }

  @Test("an operation's detail holds its steps, its log and what may be done")
  func operationDetail() throws {
    let detail = OperationDetail(
      summary: try operation(),
      steps: [
        StepView(
          name: "roll_out", title: "Roll out", state: .running, note: "1 of 2 pods ready", fraction: 0.5,
          attempt: 2,
          startedAt: Self.time, finishedAt: nil, secondsTypical: 30, nextTryAt: Self.time)
      ],
      log: [LogLine(time: Self.time, severity: .warning, source: "roll_out", text: "“slow” / \u{1B}[31m")],
      retry: .refused(reason: "not parked"), cancel: .allowed, undo: "Pause it.", isCancelRequested: false)
    let summary = Self.operationJSON.replacing("\n", with: "\n  ")
    #expect(
      try json(detail) == """
        {
          "cancel" : {
            "allowed" : {

            }
          },
          "is_cancel_requested" : false,
          "log" : [
            {
              "severity" : "warning",
              "source" : "roll_out",
              "text" : "“slow” / \\u001b[31m",
              "time" : "2025-11-22T08:26:40Z"
            }
          ],
          "retry" : {
            "refused" : {
              "reason" : "not parked"
            }
          },
          "steps" : [
            {
              "attempt" : 2,
              "fraction" : 0.5,
              "name" : "roll_out",
              "next_try_at" : "2025-11-22T08:26:40Z",
              "note" : "1 of 2 pods ready",
              "seconds_typical" : 30,
              "started_at" : "2025-11-22T08:26:40Z",
              "state" : "running",
              "title" : "Roll out"
            }
          ],
          "summary" : \(summary),
          "undo" : "Pause it."
        }
        """)
    #expect(
      try JSONCoding.decoder().decode(OperationDetail.self, from: JSONCoding.encoder().encode(detail))
        == detail)
  }

  @Test("a problem names its code, its sentence and its fields")
  func problemJSON() throws {
    let problem = APIProblem(
      .notFound, "There is no tenant.",
      fields: [.init(pointer: "agency_group", message: "must not be empty")],
      runbook: "image-pull")
    #expect(
      try json(problem) == """
        {
          "code" : "not_found",
          "detail" : "There is no tenant.",
          "fields" : [
            {
              "message" : "must not be empty",
              "pointer" : "agency_group"
            }
          ],
          "runbook" : "image-pull"
        }
        """)
    #expect(
      try JSONCoding.decoder().decode(APIProblem.self, from: JSONCoding.encoder().encode(problem)) == problem)
  }

  @Test("the other entities have the PRD's names")
  func otherEntities() throws {
    let module = TenantModuleState(
      moduleName: .base, source: .core, state: .installed, lastOperationId: try OperationID("ABC1234567"))
    #expect(try keys(module) == ["module_name", "source", "state", "last_operation_id"])
    #expect(
      try keys(SSOConfig.fixture(for: .fixture())) == [
        "keycloak_realm", "keycloak_client_id", "redirect_uris", "status",
      ])
    let subscription = BillingSubscription(
      planId: "pro", status: .active, pricingModel: .perUser, currentPeriodStart: Self.time,
      currentPeriodEnd: Self.time, nextInvoiceDate: Self.time)
    #expect(
      try keys(subscription) == [
        "plan_id", "status", "pricing_model", "current_period_start", "current_period_end",
        "next_invoice_date",
      ])
    let template = try #require(PlatformDefaults.standard().templates.first)
    #expect(
      try keys(template).isSuperset(of: [
        "id", "name", "docker_image_odoo", "docker_image_pg", "size_profile", "env_defaults", "version",
      ]))
    let output = CreateTenant.Output(
      tenantId: try TenantID("ACME000001"), slug: try Slug("acme"), operationId: try OperationID("ABC1234567")
    )
    #expect(try keys(output) == ["tenant_id", "slug", "operation_id"])
    #expect(try keys(ListTenants.Output(items: [], total: 0)) == ["items", "total"])
  }

  @Test("every answer is read back as it was written, and so is every question", arguments: [false, true])
  func identity(connected: Bool) async throws {
    let keycloak = ["url": "https://sso.example.net", "client": "tenantry", "secret": "env:SSO"]
    let world = try await ControlWorld(
      connected: connected, connections: MemoryConnections(["keycloak": keycloak]))
    try await world.adopt("paused", status: .paused, pausedBy: .billing)
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    try await world.finish(created.operationId, secondsPerStep: 3)
    let operation = try await world.submit(.rebuild, on: "acme")
    let claimed = try await world.park(operation)
    #expect(claimed.job.id.rawValue == operation.rawValue)
    let id = operation.rawValue
    let period = BillingPeriod(of: world.time.now).previous
    try await world.adopt("billed") { $0.subscribedSince = period.start }
    _ = try await world.book.draft(through: period, at: world.time.now)
    _ = try await world.book.issue(through: period, at: world.time.now)
    let invoice = try #require(try await world.owner.call(ListInvoices(tenant: "billed")).items.first).id
      .rawValue
    let proposal = try await world.client(.financeOwner).call(
      ProposeChange(tenant: "billed", kind: .writeOff, invoice: invoice, reason: "“gone”")
    ).id.rawValue
    let asked = try await world.owner.call(
      OpenSupportRequest(tenant: "billed", subject: "Ünïcode", text: "a / b", severity: .urgent)
    ).id.rawValue
    try await world.adopt("held")
    let held = try await world.submit(.rebuild, on: "held").rawValue
    let module = CatalogModule(
      name: try ModuleName("ipai_new"), title: "Ünïcode / “x”", source: .ipai, repo: "ipai/addons",
      series: nil,
      version: "1", depends: [.base], lifecycle: "imported",
      externalDependencies: ["python": ["py_lib", "camelCase"]])
    let agentRun = AgentRun(
      id: try AgentRunID("R000000001"), flow: "last_night", actor: "ada", role: .platformOwner, model: "m",
      createdAt: Self.time)
    try await world.storage.agents.record(agentRun, at: Self.time)
    let endpoints: [any Endpoint] = [
      WhoAmI(), ListTenants(q: "a", status: [.active], sort: .createdAt), GetTenant(tenant: "acme"),
      GetTenant(tenant: "paused"), CheckSlug(slug: "acme"), PlanTenant(request: .fixture("bolt")),
      CreateTenant(request: .fixture("corp"), trigger: .n8n, idempotencyKey: "k"),
      GetTenantLogs(tenant: "acme"), GetTenantUsage(tenant: "acme"), ListBackups(tenant: "acme"),
      GetTenantModules(tenant: "acme"), GetTenantInfra(tenant: "acme"),
      NotePresence(tenant: "acme", console: "c", doing: .acting, operation: .moduleApply),
      GetHealthHistory(tenant: "acme"), ListTenantDrift(tenant: "acme", ended: true), ListDrift(ended: true),
      PlanOperation(tenant: "acme", type: .pause),
      SubmitOperation(tenant: "paused", type: .resume, expectedVersion: 1, trigger: .ai, idempotencyKey: "k"),
      ListOperations(state: [.parked, .retryWait]), GetOperation(operation: id),
      GetOperationLogs(operation: id),
      RetryOperation(operation: id, from: claimed.steps[0].name.rawValue), CancelOperation(operation: id),
      GetTenantKPIs(), GetResourceKPIs(), ImportModules(modules: [module]), ListModules(q: "new"),
      GetModule(name: "ipai_new"), ListBundles(), ResolveBundle(code: "broken"), ListPlans(),
      GetModuleUse(name: "mail"), GetBundle(code: "broken"), CheckBundle(bundle: .fixture()),
      SaveBundle(bundle: .fixture(), expectedRevision: nil, trigger: .ui, idempotencyKey: "k", reason: "r"),
      RemoveBundle(code: "broken", expectedRevision: 1, trigger: .cli), ListStartingBundles(),
      SearchRunbooks(q: "pod"), GetRunbook(runbook: "note"), CheckSystems(), GetTeamChat(),
      ListInfraTemplates(),
      ListRegions(), ListKeycloakTemplates(),
      SaveInfraTemplate(
        InfraTemplateDraft(
          id: "odoo18-tiny", name: "Tiny", dockerImageOdoo: "odoo:18.0-20251106",
          dockerImagePg: "postgres:16.4",
          sizeProfile: "", volumeGib: 5, envDefaults: ["limit_time_cpu": "600"]), expectedVersion: nil),
      RetireInfraTemplate(template: "odoo18-large", isRetired: true, expectedVersion: 1),
      SetImageStatus(image: "odoo:18.0-20251120", status: .candidate),
      ListIntegrations(), TestIntegration(system: "keycloak"),
      SaveIntegration(system: "keycloak", fields: keycloak),
      GetBillingOverview(), ListSubscriptions(),
      ListInvoices(tenant: "billed", status: [.open, .pastDue], period: period), GetInvoice(invoice: invoice),
      GetTenantBilling(tenant: "billed"), ListProposals(),
      DecideProposal(proposal: proposal, approves: false, reason: "r"),
      MarkInvoicePaid(invoice: invoice, reference: "R-1", paidOn: Self.time),
      AdjustPlan(tenant: "billed", plan: "starter"),
      ProposeChange(tenant: "billed", kind: .planChange, plan: "enterprise", reason: "r"),
      RunBilling(period: period, trigger: .api, idempotencyKey: "k"), ListBillingRuns(), GetPortal(),
      ChangeLocalSettings(
        tenant: "billed", contactEmail: "a@example.net", maintenanceWindow: .night,
        notificationChannel: .email),
      ListLocalSettings(tenant: "billed"), ListSupportRequests(state: [.open]),
      OpenSupportRequest(tenant: "billed", subject: "s", text: "t"),
      AnswerSupportRequest(request: asked, text: "t", closes: true),
      ListWindows(), SaveWindow(request: WindowRequest(name: "night", until: "2h", reason: "r")),
      RemoveWindow(window: "night"), FreezeOperations(reason: "r", until: Self.time + 3_600),
      OverrideHold(operation: held, reason: "r"), UnfreezeOperations(), ListAudit(), VerifyAudit(),
      GetLimits(), SetLimits(limits: ["cpu": "12.5", "memory": "none"]), ListSecretReferences(), GetPlatform(),
      ListHooks(),
      ListRecommendations(), ListAgentFlows(), ListAgentRuns(), GetAgentRun(run: agentRun.id.rawValue),
      StartAgentRun(flow: "review_tenant", tenant: "acme", trigger: .api, idempotencyKey: "k"),
      ListAgentProposals(), ListApprovals(),
      ListSSOClients(), GetSSOClient(tenant: "acme"), TestSSOLogin(tenant: "acme"),
      ListWorkflows(), ListWorkflows(tenant: "acme"), ListExecutions(tenant: "acme", limit: 5),
      ListAnalytics(limit: 3), GetTenantAnalytics(tenant: "acme"),
      ChangeAnalytics(tenant: "acme", syncMode: .nightly, supersetDashboardUrl: ""),
    ]
    // These change what others need, or need what is not here; they are tried where they are told of (`BillingTests`,
    // `AutomationTests`, `AnalyticsTests`, `AgentProposalTests`, `ApprovalTests`).
    let elsewhere = [
      VoidInvoice.name, PauseForBilling.name, GetWorkflow.name, GetExecution.name, SwitchWorkflow.name,
      RunWorkflow.name, RetryExecution.name, TestETL.name, SetUpAnalytics.name, CancelAgentRun.name,
      DecideAgentProposal.name, AskApproval.name, GetApproval.name, DecideApproval.name, WithdrawApproval.name,
    ]
    #expect(
      Set(endpoints.map { type(of: $0).name } + elsewhere) == Set(EndpointCatalog.all.map { $0.name }))
    for endpoint in endpoints { try await expectIdentity(endpoint, world) }
  }

  private func expectIdentity<E: Endpoint>(_ endpoint: E, _ world: ControlWorld) async throws {
    let question = try JSONCoding.encoder().encode(endpoint)
    #expect(try JSONCoding.decoder().decode(E.self, from: question) == endpoint, "\(E.name)")
    let output = try await world.owner.call(endpoint)
    let answer = try JSONCoding.encoder().encode(output)
    let back = try JSONCoding.decoder().decode(E.Output.self, from: answer)
    #expect(try JSONCoding.encoder().encode(back) == answer, "\(E.name) changes on its way")
    // Times are whole seconds on the wire; the sandbox's clock runs in parts of them.
    if world.sandbox == nil { #expect(back == output, "\(E.name) loses something on its way") }
    let text = String(decoding: answer, as: UTF8.self)
    #expect(!text.contains("\\/"), "\(E.name) escapes slashes")
  }

  @Test("a slug that is none is refused while it is read")
  func decodingValidates() {
    let text = Data(#"{"tenant_id":"ACME000001","slug":"a--b","operation_id":"ABC1234567"}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONCoding.decoder().decode(CreateTenant.Output.self, from: text)
    }
  }
}
