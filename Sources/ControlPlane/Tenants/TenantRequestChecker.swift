import TenantModel
import TenantryAPI

/// Turns what somebody typed into a tenant's specification, or names every field that stands in the way at once.
///
/// Pure: what can be chosen is given, nothing is looked up. The same check serves the wizard, the file and the API.
struct TenantRequestChecker {
  /// What a tenant can be made of.
  struct Choices {
    var plans: [Plan]
    var bundles: [String]
    var regions: [Region]
    var templates: [InfraTemplate]
    var images: [ImageRelease]
    var ssoTemplates: [SSOTemplate]
  }

  private static let nothingToChoose = "there is nothing to choose from: the platform offers none"

  let choices: Choices
  /// The tenant's URL, given its slug.
  let odooUrl: (Slug) throws -> HTTPSURL

  private(set) var problems: [APIProblem.Field] = []

  init(choices: Choices, odooUrl: @escaping (Slug) throws -> HTTPSURL) {
    self.choices = choices
    self.odooUrl = odooUrl
  }

  /// The specification.
  ///
  /// - Throws: `APIProblem` with `invalid` and one field for each refused value.
  mutating func check(_ request: TenantRequest) throws -> TenantSpec {
    let name: DisplayText? = valid(request.name, at: "name")
    let slug: Slug? = valid(request.slug, at: "slug")
    let agencyGroup: DisplayText? = valid(request.agencyGroup, at: "agency_group")
    let plan = choice(request.plan, of: choices.plans.map(\.id), at: "plan")
    let bundle = choice(request.bundle, of: choices.bundles, at: "bundle")
    let region = choice(request.region, of: choices.regions.map(\.id), at: "region")
    let dbStrategy = word(request.dbStrategy, or: Isolation.database, at: "db_strategy")
    let haLevel = word(request.haLevel, or: HALevel.single, at: "ha_level")
    let environment = word(request.environment, or: TenantEnvironment.production, at: "environment")
    let template = template(request.template)
    let image = image(request.image, template: template)
    let sso = ssoTemplate(request.ssoTemplate)
    let uris = redirectUris(request.redirectUris, sso: sso, slug: slug)

    guard problems.isEmpty, let name, let slug, let agencyGroup, let plan, let bundle, let region,
      let dbStrategy,
      let haLevel, let environment, let template, let image, let sso, let uris
    else {
      let count = problems.count == 1 ? "One field is" : "\(problems.count) fields are"
      throw APIProblem(.invalid, "\(count) not valid.", fields: problems)
    }
    return TenantSpec(
      name: name, slug: slug, agencyGroup: agencyGroup, plan: plan, bundle: bundle, region: region,
      dbStrategy: dbStrategy, haLevel: haLevel, template: template.id, image: image, ssoTemplate: sso.id,
      redirectUris: uris, environment: environment)
  }

  private mutating func refuse(_ pointer: String, _ message: String) {
    problems.append(.init(pointer: pointer, message: message))
  }

  private mutating func valid<Name: ValidatedName>(_ text: String, at pointer: String) -> Name? {
    do {
      return try Name(text)
    } catch {
      refuse(pointer, error.rule)
      return nil
    }
  }

  private mutating func choice(_ text: String, of known: [String], at pointer: String) -> String? {
    guard known.contains(text) else {
      refuse(
        pointer, known.isEmpty ? Self.nothingToChoose : "must be one of: \(known.joined(separator: ", "))")
      return nil
    }
    return text
  }

  private mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ text: String?, or standard: Word, at pointer: String
  ) -> Word? {
    guard let text else { return standard }
    guard let word = Word(rawValue: text) else {
      refuse(pointer, "must be one of: \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    return word
  }

  private mutating func template(_ id: String?) -> InfraTemplate? {
    guard let id = id ?? choices.templates.first?.id else {
      refuse("template", Self.nothingToChoose)
      return nil
    }
    guard choice(id, of: choices.templates.map(\.id), at: "template") != nil else { return nil }
    return choices.templates.first { $0.id == id }
  }

  /// PRD §7: only specific, tested images.
  private mutating func image(_ text: String?, template: InfraTemplate?) -> ImageReference? {
    let image: ImageReference?
    if let text { image = valid(text, at: "image") } else { image = template?.dockerImageOdoo }
    guard let image else { return nil }
    guard choices.images.contains(where: { $0.image == image && $0.status == .tested }) else {
      let tested = choices.images.filter { $0.status == .tested }.map(\.image.rawValue).joined(
        separator: ", ")
      refuse("image", "\(image) is not a tested image; the tested ones are: \(tested)")
      return nil
    }
    return image
  }

  private mutating func ssoTemplate(_ id: String?) -> SSOTemplate? {
    guard let id = id ?? choices.ssoTemplates.first?.id else {
      refuse("sso_template", Self.nothingToChoose)
      return nil
    }
    guard choice(id, of: choices.ssoTemplates.map(\.id), at: "sso_template") != nil else { return nil }
    return choices.ssoTemplates.first { $0.id == id }
  }

  private mutating func redirectUris(_ texts: [String]?, sso: SSOTemplate?, slug: Slug?) -> [HTTPSURL]? {
    guard let texts, !texts.isEmpty else {
      guard let sso, let slug else { return nil }
      do {
        return try sso.redirectUris(for: odooUrl(slug))
      } catch {
        refuse("redirect_uris", "the template's pattern makes no valid URL")
        return nil
      }
    }
    var uris: [HTTPSURL] = []
    for (index, text) in texts.enumerated() {
      if text.contains("*") {
        refuse("redirect_uris/\(index)", "must be exact: a wildcard lets others take the sign-in")
      } else if let uri: HTTPSURL = valid(text, at: "redirect_uris/\(index)") {
        uris.append(uri)
      }
    }
    return uris.count == texts.count ? uris : nil
  }
}
