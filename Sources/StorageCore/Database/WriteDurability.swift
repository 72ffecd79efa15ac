/// Whether a commit must survive a power loss before its caller hears of it.
package enum WriteDurability: Sendable {
  case full
  case relaxed
}
