import TenantModel
import TenantryAPI
import TerminalKit

/// The forms of the page: a template's next version, a new template, an image's status.
enum InfraForms {
  /// A template that does not exist yet, filled in as another one.
  static func new(like template: InfraTemplate?) -> FormDialog<SaveInfraTemplate> {
    FormDialog(
      "New template", ["Nothing is made of it before somebody chooses it for a tenant."],
      fields: [
        FormField.text("id", "Name in files", hint: "odoo18-small", help: "Small letters, digits, dashes.")
      ]
        + fields(template), action: "Create", component: .templateForm
    ) { answers throws(FormFault) in
      SaveInfraTemplate(try draft(answers["id"], answers), expectedVersion: nil)
    }
  }

  static func edit(_ template: InfraTemplate) -> FormDialog<SaveInfraTemplate> {
    FormDialog(
      Line("\(template.id), version \(template.version + 1)"),
      ["Tenants get it when they are rebuilt or upgraded next; nothing happens to them now."],
      fields: fields(template), action: "Save", component: .templateForm
    ) { answers throws(FormFault) in
      SaveInfraTemplate(try draft(template.id, answers), expectedVersion: template.version)
    }
  }

  /// An image and whether tenants may run it; nil for one that is not known yet.
  static func image(_ row: ImageRow?) -> FormDialog<SetImageStatus> {
    let status = FormField.choice(
      "status", "Status", ImageRelease.Status.allCases.map(\.rawValue),
      selected: row?.release.status.rawValue ?? ImageRelease.Status.candidate.rawValue,
      help: "Tested: tenants may have it. Candidate: it is being tried. Blocked: nobody may have it.")
    guard let row else {
      return FormDialog(
        "New image", fields: [.text("image", "Image", hint: "odoo:18.0-20261101"), status], action: "Add",
        component: .imageForm
      ) { answers throws(FormFault) in
        SetImageStatus(image: answers["image"], status: .init(rawValue: answers["status"]) ?? .candidate)
      }
    }
    return FormDialog(
      Line(row.release.image.rawValue), ["\(row.tenants) tenants run it."], fields: [status], action: "Save",
      component: .imageForm
    ) { answers throws(FormFault) in
      SetImageStatus(
        image: row.release.image.rawValue, status: .init(rawValue: answers["status"]) ?? .candidate)
    }
  }

  private static func fields(_ template: InfraTemplate?) -> [FormField] {
    let settings = (template?.envDefaults ?? [:]).sorted { $0.key < $1.key }
    return [
      .text("name", "Name", template?.name ?? "", help: "What people call it."),
      .text(
        "docker_image_odoo", "Odoo image", template?.dockerImageOdoo.rawValue ?? "",
        hint: "odoo:18.0-20251106"),
      .text(
        "docker_image_pg", "PostgreSQL image", template?.dockerImagePg.rawValue ?? "", hint: "postgres:16.4"),
      .text("volume_gib", "Volume, GiB", template.map { "\($0.volumeGib)" } ?? "10"),
      .text("k8s_chart", "Helm chart", template?.k8sChart?.rawValue ?? "", hint: "none: plain manifests"),
      .text(
        "env_defaults", "odoo.conf", settings.map { "\($0.key)=\($0.value)" }.joined(separator: ", "),
        hint: "limit_time_cpu=600, limit_time_real=1200", help: "Settings, name=value, with commas between.",
        lengthMax: 1_000),
    ]
  }

  private static func draft(_ id: String, _ answers: FormAnswers) throws(FormFault) -> InfraTemplateDraft {
    guard let volume = Int(answers["volume_gib"]) else {
      throw FormFault("volume_gib", "must be a whole number of GiB")
    }
    var settings: [String: String] = [:]
    for part in answers["env_defaults"].split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2, !pair[0].isEmpty else {
        throw FormFault("env_defaults", "“\(part.trimmingCharacters(in: .whitespaces))” is no name=value")
      }
      settings[pair[0]] = pair[1]
    }
    return InfraTemplateDraft(
      id: id, name: answers["name"], k8sChart: answers.optional("k8s_chart"),
      dockerImageOdoo: answers["docker_image_odoo"], dockerImagePg: answers["docker_image_pg"],
      sizeProfile: "", volumeGib: volume, envDefaults: settings)
  }
}
