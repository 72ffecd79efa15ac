import TerminalKit

extension GalleryPage {
  /// Lists to choose from.
  static let lists = GalleryPage(
    id: "lists", title: "Lists and choices",
    sentence: "Typing narrows a list; what cannot be chosen says why.",
    samples: [
      GallerySample("one of several", height: 4) { SelectListView(plans) },
      GallerySample("narrowed by typing", height: 4) {
        SelectListView(typed(plans, "pri"), showsFilter: true)
      },
      GallerySample("nothing matches", height: 2) { SelectListView(typed(plans, "zzz"), showsFilter: true) },
      GallerySample("any of several", height: 6) { MultiSelectView(bundles) },
      GallerySample("without the focus", height: 4) { SelectListView(plans, focused: false) },
      GallerySample("all in sight", height: 2) {
        VStack {
          ChoiceView(Choice(["single", "ha"]))
          ChoiceView(Choice(["single", "ha"], selected: 1), note: Line("2 nodes", .dim), focused: false)
        }
      },
      GallerySample("on or off", height: 2) {
        VStack {
          CheckboxView(Checkbox(isOn: true), "Send an invitation")
          CheckboxView(Checkbox(), "Keep the old realm", focused: false)
        }
      },
    ])

  private static var plans: SelectList {
    SelectList(
      [
        SelectOption("starter", "Starter", details: ["5 users", "USD 49"]),
        SelectOption("pro", "Pro", details: ["25 users", "USD 199"]),
        SelectOption("enterprise", "Enterprise", details: ["250 users", "USD 999"]),
        SelectOption("private", "Private", disabledReason: "no private cluster"),
      ], highlighted: "pro", filters: true)
  }

  private static var bundles: MultiSelect {
    var select = MultiSelect([
      SelectOption("crm", "CRM"), SelectOption("finance", "Finance"), SelectOption("hr", "People"),
      SelectOption("studio", "Studio", disabledReason: "Enterprise only"), SelectOption("web", "Website"),
    ])
    for key: Key in [.space, .down, .down, .space] { _ = select.handle(key) }
    return select
  }

  private static func typed(_ list: SelectList, _ text: String) -> SelectList {
    var list = list
    for character in text { _ = list.handle(Key(.character(character))) }
    return list
  }
}
