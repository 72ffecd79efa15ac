import TerminalKit

extension GalleryPage {
  /// Fields and the form around them.
  static let forms = GalleryPage(
    id: "forms", title: "Forms",
    sentence: "What is wrong stands below its field; help stands where the focus is.",
    samples: [
      GallerySample("a form", span: 2, height: 9) { form },
      GallerySample("text: empty, filled, without focus", height: 3) {
        VStack {
          TextFieldView(TextField(), hint: "name, slug, group", focused: false)
          TextFieldView(TextField("電通東京 media"))
          TextFieldView(TextField("without focus"), focused: false)
        }
      },
      GallerySample("longer than its place, at both ends", height: 2) {
        VStack {
          TextFieldView(
            moved(TextField("https://odoo.acme-media.example.net/web/login?db=odoo_acme"), by: 24))
          TextFieldView(TextField("a wide 電通東京大阪名古屋札幌福岡仙台広島 tail"))
        }
      },
      GallerySample("secret", height: 1) { TextFieldView(TextField("correct horse"), isSecret: true) },
      GallerySample("number: right, out of range", height: 3) {
        VStack {
          NumberFieldView(NumberField(4, in: 1...16), unit: "workers", focused: false)
          Field(
            "Users", labelWidth: 8, error: wrongNumber.error, focused: true,
            NumberFieldView(wrongNumber, focused: true))
        }
      },
    ])

  private static var wrongNumber: NumberField {
    var number = NumberField(25, in: 1...250)
    _ = number.handle("9")
    _ = number.handle("9")
    return number
  }

  private static var form: any View {
    VStack {
      Field("Name", TextFieldView(TextField("Acme Media"), focused: false).width(28))
      Field(
        "Slug", error: "taken by a decommissioned tenant; try acme-media-2",
        TextFieldView(TextField("acme-media"), focused: false).width(28))
      Field(
        "Workers", help: "One worker serves about six people at a time.", focused: true,
        NumberFieldView(NumberField(4, in: 1...16), unit: "workers"))
      Field("Available", ChoiceView(Choice(["single", "ha"]), note: "one node", focused: false))
      Field("Invite", CheckboxView(Checkbox(isOn: true), "the agency's owner by mail", focused: false))
      Field("Notes", TextFieldView(TextField(), hint: "for the team", focused: false).width(28))
    }
  }

  private static func moved(_ field: TextField, by columns: Int) -> TextField {
    var field = field
    for _ in 0..<columns { _ = field.handle(.left) }
    return field
  }
}
