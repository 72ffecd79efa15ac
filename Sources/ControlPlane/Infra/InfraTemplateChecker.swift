import Operations
import TenantModel
import TenantryAPI

/// Turns what somebody wrote into a template, or names every field that stands in the way.
struct InfraTemplateChecker {
  /// A name that stands in files and routes.
  static let idLength = 3...40
  static let volumeGib = 1...10_240

  private(set) var problems: [APIProblem.Field] = []
  private let images: [ImageRelease]

  init(images: [ImageRelease]) { self.images = images }

  /// The template, as its first version.
  ///
  /// - Throws: `APIProblem` with `invalid` and one field for each refused value.
  mutating func check(_ draft: InfraTemplateDraft) throws -> InfraTemplate {
    if !Self.isID(draft.id) {
      refuse("id", "must be 3 to 40 lower-case letters, digits and dashes, beginning with a letter")
    }
    let name: DisplayText? = valid(draft.name, at: "name")
    let odoo: ImageReference? = valid(draft.dockerImageOdoo, at: "docker_image_odoo")
    let postgres: ImageReference? = valid(draft.dockerImagePg, at: "docker_image_pg")
    if let odoo { checkAllowed(odoo) }
    let chart: HelmChart? = draft.k8sChart.flatMap { valid($0, at: "k8s_chart") }
    if !Self.volumeGib.contains(draft.volumeGib) {
      refuse("volume_gib", "must be \(Self.volumeGib.lowerBound) to \(Self.volumeGib.upperBound) GiB")
    }
    for (setting, value) in draft.envDefaults.sorted(by: { $0.key < $1.key }) {
      if OdooSetting.isSecret(setting) {
        refuse("env_defaults", "“\(setting.prefix(40))” is a secret: the desired state holds none")
      } else if !OdooSetting.isValid(setting, value) {
        refuse("env_defaults", "odoo.conf cannot hold the setting “\(setting.prefix(40))”")
      }
    }
    let size: DisplayText? = draft.sizeProfile.isEmpty ? nil : valid(draft.sizeProfile, at: "size_profile")
    guard problems.isEmpty, let name, let odoo, let postgres else {
      let count = problems.count == 1 ? "One field is" : "\(problems.count) fields are"
      throw APIProblem(.invalid, "\(count) not valid.", fields: problems)
    }
    return InfraTemplate(
      id: draft.id, name: name.rawValue, k8sChart: chart, dockerImageOdoo: odoo,
      dockerImagePg: postgres, sizeProfile: size?.rawValue ?? "\(draft.volumeGib) GiB volume",
      volumeGib: draft.volumeGib, envDefaults: draft.envDefaults, version: 1)
  }

  /// PRD §7: tenants get tested images only.
  private mutating func checkAllowed(_ image: ImageReference) {
    let status = images.first { $0.image == image }?.status
    if status == .tested { return }
    let tested = images.filter { $0.status == .tested }.map(\.image.rawValue).joined(separator: ", ")
    refuse(
      "docker_image_odoo",
      "\(image) is \(status.map(\.rawValue) ?? "in no list"); the tested ones are: \(tested)")
  }

  private mutating func valid<Name: ValidatedName>(_ text: String, at pointer: String) -> Name? {
    do {
      return try Name(text)
    } catch {
      refuse(pointer, error.rule)
      return nil
    }
  }

  private mutating func refuse(_ pointer: String, _ message: String) {
    problems.append(.init(pointer: pointer, message: message))
  }

  private static func isID(_ text: String) -> Bool {
    idLength.contains(text.utf8.count) && text.first?.isLetter == true
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
