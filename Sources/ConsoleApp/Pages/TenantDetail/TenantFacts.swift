import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What is known of a tenant, as labels and values.
enum TenantFacts {
  static func about(_ detail: TenantDetail, _ context: ViewContext) -> [(String, Line)] {
    let tenant = detail.tenant
    return [
      ("URL", Line(tenant.odooUrl.rawValue, Style(.link))),
      ("Plan", plan(detail)),
      ("Includes", includes(detail)),
      ("Agency group", Line(tenant.agencyGroup.rawValue)),
      ("Region", Line(tenant.region)),
      ("Availability", tenant.haLevel == .ha ? "2 pods on 2 nodes" : "single pod"),
      ("Isolation", isolation(tenant.isolation)),
      ("Image", Line(tenant.image.rawValue)),
      ("Template", template(detail)),
      ("Bundle", Line(tenant.bundleCode)),
      ("Database", "\(tenant.dbName) \(server(tenant, context), .dim)"),
      ("Namespace", Line(tenant.k8sNamespace.rawValue)),
      ("Desired state", Line(detail.desiredState)),
      (
        "Created",
        "\(Moment.day(tenant.createdAt)) \("· \(Moment.ago(of: tenant.createdAt, now: context.now))", .dim)"
      ),
      ("Changed", "\(changed(tenant, context)) \("· version \(tenant.version)", .dim)"),
    ]
  }

  static func signIn(_ detail: TenantDetail) -> [(String, Line)] {
    guard let sso = detail.sso else { return [("Status", Line("not configured", .dim))] }
    return [
      ("Status", status(of: sso.status)), ("Realm", Line(sso.keycloakRealm)),
      ("Client", Line(sso.keycloakClientId)),
    ]
  }

  static func subscription(_ detail: TenantDetail) -> [(String, Line)] {
    guard let subscription = detail.subscription else {
      return [("Status", Line("none: it begins when the tenant first becomes active", .dim))]
    }
    let pricing = subscription.pricingModel == .flat ? "flat" : "per user"
    var facts: [(String, Line)] = [
      ("Status", status(of: subscription.status)), ("Plan", "\(subscription.planId) \("· \(pricing)", .dim)"),
    ]
    if let start = subscription.currentPeriodStart, let end = subscription.currentPeriodEnd {
      facts.append(("Period", Line("\(Moment.day(start)) – \(Moment.day(end))")))
    }
    if let next = subscription.nextInvoiceDate { facts.append(("Next invoice", Line(Moment.day(next)))) }
    return facts
  }

  /// `59: 57 installed, 2 pending`.
  static func modules(_ detail: TenantDetail) -> Line {
    let counts = [TenantModuleState.State.installed, .pending, .removed].map { state in
      (state, detail.modules.count { $0.state == state })
    }
    guard !detail.modules.isEmpty else { return Line("none yet", .dim) }
    let parts = counts.filter { $0.1 > 0 }.map { state, count in
      Line("\(count) \(state.rawValue)", state == .pending ? .busy : .plain)
    }
    return Line.joined(parts, by: Line(" · ", .dim))
  }

  /// `4 workers · 250m/1 cpu · 1/2 GiB`.
  static func size(of resources: Resources) -> String {
    let cpu = "\(cores(resources.cpuRequestMillicores))/\(cores(resources.cpuLimitMillicores)) cpu"
    let memory = "\(gib(resources.memoryRequestMib))/\(gib(resources.memoryLimitMib)) GiB"
    return "\(resources.workers) workers · \(cpu) · \(memory)"
  }

  /// `99 USD`, with cents only when there are some.
  static func price(of plan: Plan) -> String {
    let cents = plan.priceCents % 100
    let fraction = cents == 0 ? "" : cents < 10 ? ".0\(cents)" : ".\(cents)"
    return "\(Count.grouped(plan.priceCents / 100))\(fraction) \(plan.currency)"
  }

  private static func plan(_ detail: TenantDetail) -> Line {
    guard let plan = detail.plan else { return "\(detail.tenant.planId) \("· no longer offered", .dim)" }
    return "\(plan.name) \("· \(price(of: plan))/month", .dim)"
  }

  private static func includes(_ detail: TenantDetail) -> Line {
    guard let plan = detail.plan else { return Line("–", .dim) }
    return "\(plan.usersIncluded) users · \(plan.storageGib) GiB · \(plan.resources.workers) workers"
  }

  private static func changed(_ tenant: Tenant, _ context: ViewContext) -> String {
    context.showsTimes ? context.when(tenant.updatedAt) : Moment.ago(of: tenant.updatedAt, now: context.now)
  }

  private static func template(_ detail: TenantDetail) -> Line {
    guard let template = detail.template else { return Line(detail.tenant.templateId) }
    return "\(template.id) \("v\(template.version) · \(template.sizeProfile)", .dim)"
  }

  private static func isolation(_ isolation: Isolation) -> Line {
    let name: Line = isolation == .database ? "own database" : "own schema"
    return isolation.warning.map { name + "  \(Glyph.warning, .warning) \($0, .warning)" } ?? name
  }

  private static func status(of status: SSOConfig.Status) -> Line {
    switch status {
    case .desired: "\("\(Glyph.progress) desired", .busy) \("· not seen in Keycloak yet", .dim)"
    case .active: Line("\(Glyph.active) active", .ok)
    case .error: Line("\(Glyph.error) error", .error)
    }
  }

  private static func status(of status: BillingSubscription.Status) -> Line {
    switch status {
    case .pending: Line("\(Glyph.todo) pending", .dim)
    case .active: Line("\(Glyph.active) active", .ok)
    case .pastDue: Line("\(Glyph.warning) past due", .warning)
    case .ended: Line("\(Glyph.decommissioned) ended", .dim)
    }
  }

  private static func cores(_ millicores: Int) -> String {
    millicores % 1_000 == 0 ? "\(millicores / 1_000)" : "\(millicores)m"
  }

  private static func gib(_ mib: Int) -> String {
    mib % 1_024 == 0 ? "\(mib / 1_024)" : mib * 2 % 1_024 == 0 ? "\(mib / 1_024).5" : "\(Double(mib) / 1_024)"
  }

  /// Where the database is, or that nothing is known of it because no server is connected.
  private static func server(_ tenant: Tenant, _ context: ViewContext) -> String {
    if let host = tenant.dbHost { return "on \(host)" }
    let system = context.session?.integrations.first { $0.system == "postgresql" }
    return system?.isConnected == true ? "" : "· server not connected"
  }
}
