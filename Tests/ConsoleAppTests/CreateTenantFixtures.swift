import Foundation
import Synchronization
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension [ModuleBundle] {
  static let three: [ModuleBundle] = [
    ModuleBundle(
      code: "finance_ppm", name: "Finance PPM", type: "finance_ppm",
      description:
        "Month-end close, compliance, management reports, assets and the finance portfolio on CE accounting.",
      version: "18.0.1.0.0", modules: [known("account"), known("mis_builder")],
      replacesEe: "account_accountant, account_reports, account_asset, account_budget",
      gaps: "No OCR, no bank synchronisation, no consolidated reports."),
    ModuleBundle(
      code: "crm", name: "CRM & Sales", type: "crm",
      description: "Lead-to-order pipeline with phone calls and tiered approval of quotations.",
      version: "18.0.1.0.0",
      modules: [known("crm"), known("sale")], replacesEe: "voip (call log), marketing_automation",
      gaps: "No marketing campaigns; no VoIP."),
    ModuleBundle(
      code: "retail", name: "Retail", type: "retail", description: "Point of sale, loyalty and stock.",
      version: "18.0.1.0.0", modules: [known("point_of_sale")], replacesEe: "stock_barcode", gaps: ""),
  ]
}

extension BundleResolution {
  /// A closure of so many modules; the retail bundle cannot be applied.
  static func make(_ code: String, modules count: Int = 31) -> BundleResolution {
    let names = ["base", "web", "mail", "account", "product", "date_range", "report_xlsx", "queue_job"]
    let findings: [BundleFinding] =
      switch code {
      case "retail":
        [
          BundleFinding(
            code: .enterpriseOnly, module: known("stock_barcode"),
            path: [known("point_of_sale"), known("stock_barcode")],
            message: "stock_barcode is an Enterprise module")
        ]
      case "crm":
        [
          BundleFinding(
            code: .alpha, module: known("crm_phonecall"), path: [], message: "crm_phonecall is alpha")
        ]
      default: []
      }
    return BundleResolution(
      bundle: code, series: "18.0",
      modules: (0..<count).map { index in
        let name = index < names.count ? names[index] : "module_\(index)"
        return Entry(name: known(name), source: .oca, version: "18.0.1.0.0", isRequested: index % 2 == 1)
      }, findings: findings)
  }
}

extension OperationPlan {
  static let create = OperationPlan(
    kind: .create,
    steps: [
      Step(name: "reserve", title: "Reserve the slug", secondsTypical: 1),
      Step(name: "database", title: "Create the database", secondsTypical: 4),
      Step(name: "keycloak", title: "Create the Keycloak client", skipReason: "Keycloak is not connected"),
      Step(name: "manifests", title: "Write desired state", secondsTypical: 1),
      Step(name: "apply", title: "Apply the manifests", secondsTypical: 5),
      Step(name: "odoo_init", title: "Install Odoo's modules", secondsTypical: 120),
      Step(name: "rollout", title: "Wait for the rollout", secondsTypical: 45),
      Step(name: "smoke_test", title: "Check that it answers", secondsTypical: 6),
    ], secondsExpected: 182,
    risks: [
      Risk(level: .warn, code: "no_keycloak", message: "People cannot sign in until Keycloak is connected")
    ],
    effects: ["namespace and 8 objects", "an empty database", "a subscription, once the tenant is active"],
    undo: "Decommission it: a final backup is kept.", cancel: "Until Odoo's modules are being installed.",
    confirmation: .enter)
}

extension ScriptedClient {
  /// The standard platform, and all that the wizard asks of it. `acme-media` is taken.
  static func creating(_ session: Session = .make()) throws -> ScriptedClient {
    let client = ScriptedClient.standard(session: session)
    let defaults = try PlatformDefaults.standard()
    client.on(ListBundles.self, .init(items: .three))
    client.on(ResolveBundle.self) { .make($0.code) }
    client.on(ListInfraTemplates.self, .init(items: defaults.templates, images: defaults.images))
    client.on(ListKeycloakTemplates.self, .init(items: defaults.ssoTemplates))
    client.on(CheckSlug.self) { question in
      question.slug == "acme-media"
        ? .init(isAvailable: false, reason: "The slug “acme-media” belongs to Acme Media already.")
        : .init(isAvailable: true, reason: nil)
    }
    client.on(PlanTenant.self) { try $0.planned(defaults) }
    client.on(CreateTenant.self) { question in
      .init(
        tenantId: identifier("T", 77), slug: known(question.request.slug), operationId: identifier("P", 1))
    }
    client.on(GetTenant.self) { question in
      .make(
        .make(77, question.tenant, name: "Acme Films", status: .provisioning, operation: identifier("P", 1)))
    }
    return client
  }
}

extension PlanTenant {
  /// The answer of a platform at example.net.
  fileprivate func planned(_ defaults: PlatformDefaults) throws -> Output {
    let slug: Slug = known(request.slug)
    let url: HTTPSURL = known("https://\(slug).example.net")
    guard
      let sso = defaults.ssoTemplates.first(where: {
        request.ssoTemplate == nil || $0.id == request.ssoTemplate
      })
    else {
      throw APIProblem(
        .invalid, "One field is not valid.", fields: [.init(pointer: "sso_template", message: "unknown")])
    }
    let uris = try request.redirectUris.map { try $0.map { try HTTPSURL($0) } } ?? sso.redirectUris(for: url)
    return Output(
      spec: TenantSpec(
        name: known(request.name), slug: slug, agencyGroup: known(request.agencyGroup), plan: request.plan,
        bundle: request.bundle, region: request.region,
        dbStrategy: Isolation(rawValue: request.dbStrategy ?? "") ?? .database,
        haLevel: HALevel(rawValue: request.haLevel ?? "") ?? .single, template: request.template ?? "",
        image: known(request.image ?? "odoo:18.0-20251106"), ssoTemplate: sso.id, redirectUris: uris,
        environment: TenantEnvironment(rawValue: request.environment ?? "") ?? .production),
      odooUrl: url, dbName: slug.databaseName, k8sNamespace: slug.namespace, bundle: .make(request.bundle),
      sso: SSOConfig(
        keycloakRealm: sso.keycloakRealm, keycloakClientId: sso.clientId(for: slug), redirectUris: uris,
        status: .desired),
      plan: .create,
      files: ["namespace", "deployment", "service", "ingress", "configmap", "pvc", "secret-ref", "tenant"].map
      {
        "tenants/\(slug)/\($0).yaml"
      })
  }
}
