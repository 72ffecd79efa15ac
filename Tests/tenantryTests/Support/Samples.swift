import Foundation
import TenantModel
import TenantryAPI

/// Small values with names, for tests.
enum Samples {
  static let created = Date(timeIntervalSince1970: 1_767_218_400)

  static func tenant(_ slug: String = "acme", name: String = "Acme Media", status: TenantStatus = .active)
    throws -> Tenant
  {
    let slug = try Slug(slug)
    return Tenant(
      id: try TenantID("0123456789"), slug: slug, name: try DisplayText(name),
      agencyGroup: try DisplayText("North"), status: status, environment: .production, planId: "pro",
      region: "sgp1", isolation: .database, haLevel: .single, templateId: "odoo18-standard",
      bundleCode: "crm",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName,
      k8sNamespace: slug.namespace, odooUrl: try HTTPSURL("https://\(slug).example.net"),
      health: .noClusterConnected(), createdAt: created, updatedAt: created)
  }

  static func operation(
    _ state: OperationState, steps: [StepView] = [], fault: OperationFault? = nil, currentStep: String? = nil,
    retry: Decision = .refused(reason: "it is not parked"), cancel: Decision = .refused(reason: "it is over")
  ) throws -> OperationDetail {
    let summary = OperationSummary(
      id: try OperationID("8F3K2M4N5P"), tenantId: try TenantID("0123456789"), tenantSlug: try Slug("acme"),
      tenantName: try DisplayText("Acme Media"), kind: .create, state: state, currentStep: currentStep,
      stepsDone: steps.count { $0.state == .done || $0.state == .skipped }, stepsTotal: steps.count,
      fraction: 0.5,
      secondsLeft: state.isFinal ? nil : 12, fault: fault, actor: "ops@local", triggerSource: .cli,
      createdAt: created, startedAt: created, finishedAt: state.isFinal ? created + 72 : nil)
    return OperationDetail(
      summary: summary, steps: steps, log: [], retry: retry, cancel: cancel, undo: "Decommission the tenant.",
      isCancelRequested: false)
  }

  static func step(
    _ name: String, _ state: StepState, note: String? = nil, attempt: Int = 1, nextTryAt: Date? = nil
  ) -> StepView {
    StepView(
      name: name, title: name.capitalized, state: state, note: note, fraction: nil, attempt: attempt,
      startedAt: state == .pending ? nil : created, finishedAt: state == .done ? created + 2 : nil,
      secondsTypical: nil, nextTryAt: nextTryAt)
  }

  static let tenantFile = """
    name: Acme Media
    slug: acme
    agency_group: North
    plan: pro
    bundle: crm
    region: sgp1
    """
}
