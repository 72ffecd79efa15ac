import Foundation
import HTTPTransport
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("applying modules to a tenant")
struct ModuleApplyTests {
  static func change(
    install: [String] = ["helpdesk_mgmt"], update: [String] = ["mail"], bundle: String? = "helpdesk"
  ) throws -> OperationDetails {
    func modules(_ names: [String]) throws -> [ModuleChange.Module] {
      try names.map { .init(name: try ModuleName($0), source: .oca) }
    }
    return OperationDetails(
      modules: ModuleChange(
        bundle: bundle, install: try modules(install), update: try modules(update), present: [], kept: [],
        findings: []))
  }

  @Test("it dumps, commits, installs and updates, verifies, and the records follow")
  func success() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create().tenant
    let done = try await world.run(.moduleApply, on: tenant, details: try Self.change())
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.steps.allSatisfy { $0.phase == .done && $0.attempt == 1 })
    let states = await world.tenants.modules(of: tenant)
    let added = try #require(states.first { $0.moduleName.rawValue == "helpdesk_mgmt" })
    #expect(added.state == .installed && added.lastOperationId == done.operation)
    #expect(await world.tenants.tenant(tenant)?.bundleCode == "helpdesk")
    let files = try await world.git.files(of: Slug("acme"))
    let list = try #require(files[GitPath.tenant(Slug("acme"), "modules.yaml")])
    #expect(String(decoding: list, as: UTF8.self).contains("helpdesk_mgmt"))
    let jobs = await world.sandbox?.ledger.filter { $0.object.contains("/odoo-modules-") }
    #expect(jobs?.map(\.verb) == ["create"])
    #expect(done.log.contains("Odoo loaded all 2 modules"))
  }

  @Test("a job that fails parks with the log's end, and a retry makes it anew")
  func fails() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create().tenant
    await world.sandbox?.set(.initFails("odoo-acme"))
    let parked = try await world.run(.moduleApply, on: tenant, details: try Self.change())
    #expect(parked.job?.fault?.code == "modules_failed")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/module-apply.md")
    #expect(
      await world.tenants.modules(of: tenant).contains { $0.moduleName.rawValue == "helpdesk_mgmt" } == false)
    await world.sandbox?.clear(.initFails("odoo-acme"))
    #expect(try await world.retry(parked.operation, of: tenant).state == .succeeded)
  }

  @Test("a module that the image does not hold is found out, though Odoo ends as if all were well")
  func missing() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create().tenant
    await world.sandbox?.set(.moduleMissing("helpdesk_mgmt"))
    let parked = try await world.run(.moduleApply, on: tenant, details: try Self.change())
    #expect(parked.job?.fault?.code == "modules_missing")
    #expect(parked.job?.fault?.message.contains("helpdesk_mgmt") == true)
    #expect(parked.job?.fault?.detail.contains("not installable") == true)
    #expect(await world.tenants.tenant(tenant)?.bundleCode == "finance_ppm")
  }

  @Test("without a cluster what is new is wanted, and not said to be installed")
  func gitOnly() async throws {
    let world = try OperationWorld(connected: false)
    let tenant = try await world.create().tenant
    let done = try await world.run(.moduleApply, on: tenant, details: try Self.change())
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    let states = await world.tenants.modules(of: tenant)
    #expect(states.first { $0.moduleName.rawValue == "helpdesk_mgmt" }?.state == .pending)
  }

  @Test("a difference tells apart what to install, to update, what is there and what stays")
  func difference() throws {
    func name(_ text: String) throws -> ModuleName { try ModuleName(text) }
    func entry(_ text: String, isRequested: Bool) throws -> BundleResolution.Entry {
      .init(name: try name(text), source: .core, version: "1", isRequested: isRequested)
    }
    func state(_ text: String, _ state: TenantModuleState.State) throws -> TenantModuleState {
      .init(moduleName: try name(text), source: .core, state: state, lastOperationId: nil)
    }
    let resolution = BundleResolution(
      bundle: "b", series: "18.0",
      modules: [
        try entry("base", isRequested: false), try entry("mail", isRequested: true),
        try entry("crm", isRequested: true), try entry("fleet", isRequested: true),
      ], findings: [])
    let states = [
      try state("base", .installed), try state("mail", .installed), try state("fleet", .pending),
      try state("sale", .installed), try state("hr", .removed),
    ]
    let plain = ModuleChange(resolution, bundle: "b", updates: false, on: states)
    #expect(plain.install.map(\.name.rawValue) == ["crm", "fleet"] && plain.update.isEmpty)
    #expect(plain.present.map(\.rawValue) == ["base", "mail"] && plain.kept.map(\.rawValue) == ["sale"])
    let updating = ModuleChange(resolution, bundle: nil, updates: true, on: states)
    #expect(updating.update.map(\.name.rawValue) == ["mail"] && updating.present.map(\.rawValue) == ["base"])
    #expect(updating.kept.isEmpty)
  }

  @Test("the plan shows the difference, and findings and nothing to do block it")
  func plan() async throws {
    let world = try OperationWorld()
    let tenant = try Tenant.fixture()
    let plan = try await world.catalog.plan(.moduleApply, for: tenant, details: try Self.change())
    #expect(
      plan.effects.contains("1 to install: helpdesk_mgmt") && plan.effects.contains("1 to update: mail"))
    #expect(plan.effects.contains("the bundle is helpdesk, not finance_ppm any more"))
    let nothing = try await world.catalog.plan(
      .moduleApply, for: tenant, details: try Self.change(install: [], update: []))
    #expect(nothing.risks.contains { $0.code == "nothing_to_do" && $0.level == .block })
    var broken = try Self.change()
    broken.modules?.findings = [
      BundleFinding(code: .noPort, module: try ModuleName("x"), path: [], message: "x has no port"),
      BundleFinding(code: .alpha, module: try ModuleName("y"), path: [], message: "y is alpha"),
    ]
    let blocked = try await world.catalog.plan(.moduleApply, for: tenant, details: broken)
    #expect(blocked.risks.contains { $0.code == "module_no_port" && $0.level == .block })
    #expect(blocked.risks.contains { $0.code == "module_alpha" && $0.level == .warn })
  }
}
