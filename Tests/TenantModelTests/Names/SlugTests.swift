import TenantModel
import Testing

private func rule(_ text: String) -> String? {
  do throws(InvalidName) {
    _ = try Slug(text)
    return nil
  } catch {
    return error.rule
  }
}

@Suite("A slug")
struct SlugTests {
  @Test(
    "hostile and mistaken slugs are refused with the rule they break",
    arguments: [
      ("", "must not be empty"),
      ("a", "must be 3 to 40 characters long"),
      ("ab", "must be 3 to 40 characters long"),
      (String(repeating: "a", count: 41), "must be 3 to 40 characters long"),
      (String(repeating: "a", count: 64), "must be 3 to 40 characters long"),
      ("-a", "must start with a letter a–z"),
      ("-acme", "must start with a letter a–z"),
      ("1acme", "must start with a letter a–z"),
      ("a-", "must end with a letter or a digit"),
      ("acme-", "must end with a letter or a digit"),
      ("a--b", "must not hold two hyphens in a row"),
      ("xn--80akhbyknj4f", "must not hold two hyphens in a row"),
      ("A", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("Acme", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("ａ", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("ａｃｍｅ", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("caf\u{E9}", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("cafe\u{301}", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("аcme", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("acme_eu", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("..", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("a/b", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("a%2fb", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("a\0b", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("acme\n", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("acme ", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      (" acme", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("acme\u{200B}", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("acme\u{202E}", "may hold only the letters a–z, the digits 0–9 and hyphens"),
      ("x\"; DROP DATABASE postgres;--", "may hold only the letters a–z, the digits 0–9 and hyphens"),
    ])
  func refuses(text: String, expected: String) {
    #expect(rule(text) == expected)
  }

  @Test("words that other systems claim are reserved", arguments: Slug.reserved.sorted())
  func reserved(word: String) {
    #expect(rule(word) == "“\(word)” is reserved")
  }

  @Test(
    "the words that every threat list names are among the reserved",
    arguments: [
      "con", "postgres", "template1", "kube-system", "default", "admin", "www",
    ])
  func claimed(word: String) {
    #expect(Slug.reserved.contains(word))
  }

  @Test(
    "ordinary slugs are accepted unchanged",
    arguments: [
      "acme", "abc", "a1b", "acme-eu-2", "a-b-c", "con-agra", "wwww", String(repeating: "a", count: 40),
    ])
  func accepts(text: String) throws {
    let slug = try Slug(text)
    #expect(slug.rawValue == text)
    #expect("\(slug)" == text)
  }

  @Test(
    "the names made of a slug are names of their own kind, different for different slugs",
    arguments: [
      "acme", "a-b-c", "acme-eu-2", "a" + String(repeating: "-a", count: 19) + "b",
    ])
  func derivedNames(text: String) throws {
    let slug = try Slug(text)
    let database = slug.databaseName
    #expect(try DatabaseName(database.rawValue) == database)
    #expect(database.rawValue.utf8.count <= 63)
    #expect(database.rawValue.wholeMatch(of: /[a-zA-Z0-9][a-zA-Z0-9_.\-]+/) != nil)
    #expect(try KubernetesNamespace(slug.namespace.rawValue) == slug.namespace)
    #expect(database.rawValue.replacing("_", with: "-") == slug.namespace.rawValue)
  }

  @Test(
    "a proposal is made of a name",
    arguments: [
      ("Acme Corp.", "acme-corp"), ("Café Zürich & Söhne", "cafe-zurich-sohne"), ("  42 Acme  ", "acme"),
      ("Ａｃｍｅ", nil), ("东京", nil), ("", nil), ("--", nil), ("a__b", "a-b"),
      (String(repeating: "ab ", count: 30), String(String(repeating: "ab-", count: 13) + "a")),
    ] as [(String, String?)])
  func suggestion(name: String, expected: String?) {
    #expect(Slug.suggestion(for: name) == expected)
  }

  @Test(
    "every proposal is a slug, too short or reserved at worst",
    arguments: [
      "Acme Corp.", "Ærø & Co", "ﬁrma", "Straße 5", "İstanbul", "a\u{200B}b", "x—y", "Ω mega", "³cubed",
      "Ⅻ twelve", "١٢٣ abc",
      "K\u{212A}elvin", "n8n", "o'neil", "A\u{301}B",
    ])
  func suggestionIsSlug(name: String) {
    guard let text = Slug.suggestion(for: name) else { return }
    let broken = rule(text)
    #expect(
      broken == nil || broken == "must be 3 to 40 characters long" || broken == "“\(text)” is reserved",
      "\(text)")
  }
}
