import HTTPTypes
import Hummingbird

/// What every answer tells the browser to refuse.
enum SecurityHeaders {
    private static let policy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

    static func add(to response: inout Response, isSecure: Bool) {
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        set("Referrer-Policy", "same-origin", on: &response)
        set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), interest-cohort=()", on: &response)
        set("Cross-Origin-Opener-Policy", "same-origin", on: &response)
        set("X-Frame-Options", "DENY", on: &response)
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }

    private static func set(_ name: String, _ value: String, on response: inout Response) {
        if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
}
