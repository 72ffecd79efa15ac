import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Create tenant, its values")
struct CreateTenantPureTests {
  private let context = UpdateContext(session: .make(), now: .noon, size: Size(80, 24), makeKey: { "key" })

  private func page() -> CreateTenantPage {
    var page = CreateTenantPage(.createTenant)
    _ = page.update(.appeared, context: context)
    _ = page.update(.own(.draftLoaded(nil)), context: context)
    return page
  }

  private func type(_ text: String, into page: inout CreateTenantPage) {
    for character in text { _ = page.update(.keyPressed(Key(.character(character))), context: context) }
  }

  @Test("answers about slugs count only for the slug that stands there, in whatever order they come")
  func outOfOrder() {
    var page = page()
    type("acme", into: &page)
    _ = page.update(.own(.slugSettled("acme")), context: context)
    type("x", into: &page)
    _ = page.update(.own(.slugSettled("acmex")), context: context)
    let free = CheckSlug.Output(isAvailable: true, reason: nil)
    let taken = CheckSlug.Output(isAvailable: false, reason: "taken")
    _ = page.update(.own(.slugChecked("acmex", .success(free))), context: context)
    _ = page.update(.own(.slugChecked("acme", .success(taken))), context: context)
    #expect(page.form.slugCheck == .answered("acmex", free))
    #expect(page.form.slugCheck.refusal(of: "acmex") == nil)
  }

  @Test("a timer for a slug that is no longer there asks nothing")
  func lateTimer() {
    var page = page()
    type("acmex", into: &page)
    #expect(page.update(.own(.slugSettled("acme")), context: context).isEmpty)
  }

  @Test("the slug follows the name until somebody writes it")
  func slugFollows() {
    var form = WizardForm()
    form.set("Café Ümläut & Söhne", in: .name)
    #expect(form.draft.slug == "cafe-umlaut-sohne")
    form.set("cafe", in: .slug)
    form.set("Other", in: .name)
    #expect(form.draft.slug == "cafe")
    form.set("", in: .slug)
    form.set("Third Name", in: .name)
    #expect(form.draft.slug == "third-name")
  }

  @Test("a draft survives its round trip, and another shape is no draft")
  func roundTrip() throws {
    var draft = WizardDraft()
    draft.name = "Acme 電通"
    draft.slug = "acme"
    draft.isSlugOwn = true
    draft.environment = .staging
    draft.isolation = .schema
    draft.redirectUris = ["https://acme.example.net/cb"]
    draft.step = .sso
    draft.savedAt = .noon
    draft.sent = .init(request: draft.request, idempotencyKey: "key-1")
    #expect(WizardDraft(draft.data) == draft)
    #expect(WizardDraft(Data("{\"name\":1}".utf8)) == nil)
    #expect(WizardDraft(nil) == nil)
    #expect(draft.wasSent)
    draft.plan = "pro"
    #expect(!draft.wasSent)
  }

  @Test(
    "refusals are found by any spelling of their pointer",
    arguments: [
      ("redirect_uris/1", WizardField.redirectUris), ("redirectUris[0]", .redirectUris), ("slug", .slug),
      ("agency_group", .agencyGroup), ("dbStrategy", .isolation), ("sso_template", .ssoTemplate),
    ])
  func pointers(pointer: String, field: WizardField) {
    #expect(WizardField(pointer: pointer) == field)
    #expect(WizardField(pointer: "nothing") == nil)
  }

  @Test("a choice that is no longer offered is said, not replaced in silence")
  func gone() {
    var form = WizardForm()
    form.draft.plan = "gold"
    var offers = WizardOffers()
    #expect(form.fault(in: .plan, offers) == nil)
    offers.plans.receive(.success(.init(items: [])), at: .noon)
    #expect(form.fault(in: .plan, offers) == "there is nothing to choose from")
    offers.plans.receive(.success(.init(items: (try? PlatformDefaults.standard().plans) ?? [])), at: .noon)
    #expect(form.fault(in: .plan, offers) == "“gold” is no longer offered: choose another")
  }

  @Test("a plan for a request that changed meanwhile is dropped")
  func latePlan() {
    var page = page()
    page.form.draft.step = .infra
    let old = page.form.draft.request
    page.form.draft.region = "fra1"
    _ = page.update(
      .own(
        .planned(old, .failure(APIProblem(.invalid, "no", fields: [.init(pointer: "slug", message: "no")])))),
      context: context)
    #expect(page.plan == .loading)
    #expect(page.form.refused.isEmpty)
  }

  @Test("an untested image cannot be chosen")
  func untested() throws {
    var offers = WizardOffers()
    let image: ImageReference = known("odoo:18.0-20251120")
    offers.templates.receive(
      .success(.init(items: [], images: [ImageRelease(image: image, status: .candidate)])), at: .noon)
    var form = WizardForm()
    form.choose(image.rawValue, in: .image)
    #expect(form.fault(in: .image, offers)?.contains("only tested images may run") == true)
  }

  @Test("the suggestion goes on as what was typed, whatever its case")
  func groups() {
    var offers = WizardOffers()
    offers.groups.receive(
      .success(
        .init(
          total: 0, active: 0, paused: 0, error: 0, provisioning: 0, retired: 0, softLimit: 50,
          agencyGroups: ["Harbour", "Northside"])), at: .noon)
    #expect(offers.groupSuggestion(for: "nor") == "Northside")
    #expect(offers.groupSuggestion(for: "Northside") == nil)
    #expect(offers.groupSuggestion(for: "") == nil)
  }
}
