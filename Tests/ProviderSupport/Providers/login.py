"""Fills the form of oidc-provider-mock, and prints where it would lead: what a person's browser does. For tests."""
import http.client
import sys
import urllib.parse

address = urllib.parse.urlsplit(sys.argv[1])
connection = http.client.HTTPConnection(address.netloc)
connection.request(
    "POST", f"{address.path}?{address.query}", urllib.parse.urlencode({"sub": sys.argv[2]}), {"Content-Type": "application/x-www-form-urlencoded"})
print(connection.getresponse().headers.get("Location", ""), end="")
