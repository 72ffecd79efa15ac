import TenantModel
import TenantryAPI

// Names that the model and the terminal both have: here they mean the model's; the terminal's are written in full.

package typealias Role = TenantModel.Role
package typealias LogLine = TenantryAPI.LogLine
package typealias LogSeverity = TenantryAPI.LogSeverity
