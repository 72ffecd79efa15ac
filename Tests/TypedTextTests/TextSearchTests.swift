import Testing
import TypedText

@Suite("Finding texts by their words")
struct TextSearchTests {
  private static let image = TextSearch.Document(
    title: "The image cannot be pulled",
    text:
      "# The image cannot be pulled\n\nA pod waits.\n\n## What to do\n\n1. Look at the **registry**: `crictl pull IMAGE`.\n"
  )
  private static let crash = TextSearch.Document(
    title: "Odoo ends again and again", text: "# Odoo ends\n\nThe image starts and the pod crashes.\n")

  private func score(_ query: String, _ document: TextSearch.Document) -> Double? {
    TextSearch(query).find(in: document)?.score
  }

  @Test("every word must stand somewhere, in capitals or not")
  func all() {
    #expect(score("IMAGE registry", Self.image) != nil)
    #expect(score("image registry", Self.crash) == nil)
    #expect(score("", Self.image) == nil && score("  ", Self.image) == nil)
  }

  @Test("a title says more than a text, and the beginning of a word more than its middle")
  func ranking() throws {
    #expect(try #require(score("image", Self.image)) > #require(score("image", Self.crash)))
    let whole = TextSearch.Document(title: "x", text: "a pod here")
    let part = TextSearch.Document(title: "x", text: "a tripod here")
    #expect(try #require(score("pod", whole)) > #require(score("pod", part)))
  }

  @Test("a word that is said a hundred times does not win against a title")
  func saturation() throws {
    let loud = TextSearch.Document(title: "x", text: String(repeating: "image ", count: 100))
    #expect(try #require(score("image", Self.image)) > #require(score("image", loud)))
  }

  @Test("the line shown holds most of the words, without its marks")
  func line() {
    #expect(
      TextSearch("pull registry").find(in: Self.image)?.line == "1. Look at the registry: crictl pull IMAGE.")
    let long = TextSearch.Document(title: "x", text: String(repeating: "image ", count: 100))
    #expect(TextSearch("image").find(in: long)?.line.hasSuffix("…") == true)
  }

  @Test("places are counted in title and text")
  func places() {
    #expect(TextSearch("image").find(in: Self.image)?.places == 3)
  }
}
