import Foundation
import Testing

@testable import App
@testable import Correspondence

@Suite("Where short messages leave")
struct SMSSettingsTests {
    private func settings(_ gateway: String) throws -> SMSSettings {
        try Settings(SettingsSource(["ADMILIB_SMS": gateway, "ADMILIB_SMS_TOKEN": "secret"])).sms
    }

    @Test(
        "Numbers and the token leave this machine encrypted, or not at all",
        arguments: ["http://sms.example/send", "http://localhost.example/send", "http://127.0.0.1@sms.example/", "http://", "ftp://sms.example"])
    func inTheClear(gateway: String) {
        #expect(throws: SettingsFault.self) { try settings(gateway) }
    }

    @Test(
        "A program of this machine is spoken to as it is", arguments: ["http://127.0.0.1:8080/send", "http://localhost/send", "http://[::1]:8080/"])
    func local(gateway: String) throws {
        #expect(try settings(gateway).sender is HTTPGateway)
    }

    @Test("A file is a path, with the spaces that people put in one", arguments: ["file:/var/a b/sms", "file:///var/a b/sms"])
    func file(gateway: String) throws {
        #expect((try settings(gateway).sender as? FileGateway)?.file.path == "/var/a b/sms")
    }
}
