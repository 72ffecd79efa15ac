import TenantryAPI
import TerminalKit

/// What is known of whether a slug is free. It belongs to one slug: an answer for another one is dropped.
enum SlugCheck: Equatable, Sendable {
  case none
  case checking(String)
  case answered(String, CheckSlug.Output)
  case failed(String, APIProblem)

  /// Takes an answer, unless the slug is another one by now.
  mutating func receive(_ result: Result<CheckSlug.Output, APIProblem>, for slug: String) {
    guard case .checking(slug) = self else { return }
    switch result {
    case .success(let output): self = .answered(slug, output)
    case .failure(let problem): self = .failed(slug, problem)
    }
  }

  /// Why the slug cannot be had; nil when it can, or nobody knows.
  func refusal(of slug: String) -> String? {
    guard case .answered(slug, let output) = self, !output.isAvailable else { return nil }
    return output.reason ?? "“\(slug)” is taken"
  }

  /// What stands behind the field.
  func note(for slug: String) -> Line {
    switch self {
    case .checking(slug): Line("\(Glyph.progress) checking…", .busy)
    case .answered(slug, let output) where output.isAvailable: Line("available \(Glyph.done)", .ok)
    case .answered(slug, _): Line("taken \(Glyph.error)", .error)
    case .failed(slug, _): Line("\(Glyph.warning) could not be checked; it is when you create", .warning)
    default: .empty
    }
  }
}
