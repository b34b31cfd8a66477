"""
OpenStack Swift with its door for S3, whole in one process: proxy, accounts, containers and objects, each on a port of its own that
this machine alone reaches, and all that they keep in the folder. It prints the port of the proxy once it answers, and ends when its
standard input does.

    python3 swift-server.py <folder> <access key as project:user> <secret>
"""

import os
import sys

import eventlet
from eventlet import wsgi
from swift.account.server import app_factory as accounts
from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import SwiftHttpProtocol, loadapp
from swift.container.server import app_factory as containers
from swift.obj.server import app_factory as objects

folder, access_key, secret = sys.argv[1:]
project, user = access_key.split(":")

PROXY = f"""
[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = s3api tempauth slo proxy-server
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_{project}_{user} = {secret} .admin
[filter:slo]
use = egg:swift#slo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = yes
"""

STORAGE = {
    "swift_dir": folder,
    "devices": f"{folder}/devices",
    "mount_check": "no",
    # An object that is there is listed, however busy the machine is: nothing else would list it later.
    "container_update_timeout": "60",
}


class Forgetful:
    """Stands for the memcached that Swift asks for, and remembers nothing."""

    def get(self, key, **_options):
        return None

    def set(self, key, value, **_options):
        pass

    def delete(self, key, **_options):
        pass


def write(name, text):
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        file.write(text)


def listen():
    socket = eventlet.listen(("127.0.0.1", 0))
    return socket, socket.getsockname()[1]


def serve(socket, app):
    eventlet.spawn(
        wsgi.server,
        socket,
        app,
        utils.NullLogger(),
        protocol=SwiftHttpProtocol,
        # Clients of S3 look for an "ETag", which would become an "Etag".
        capitalize_response_headers=False,
    )


def write_ring(kind, port):
    """Says that all of a kind is at one place."""
    ring = RingBuilder(part_power=0, replicas=1, min_part_hours=0)
    ring.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1, "ip": "127.0.0.1", "port": port, "device": "disk"})
    ring.rebalance()
    ring.get_ring().save(f"{folder}/{kind}.ring.gz")


utils.eventlet_monkey_patch()
utils.disable_fallocate()
write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = portal\n")
write("proxy.conf", PROXY)
utils.set_swift_dir(folder)
os.makedirs(f"{folder}/devices/disk")
# Swift keeps what it knows of an object in its attributes: a file system without them is refused here, where one can see why.
os.setxattr(folder, "user.swift", b"")

for kind, app_factory in (("account", accounts), ("container", containers), ("object", objects)):
    socket, port = listen()
    write_ring(kind, port)
    serve(socket, app_factory(STORAGE))

proxy = loadapp(f"{folder}/proxy.conf")
memory = Forgetful()


def entrance(env, start_response):
    env["swift.cache"] = memory
    return proxy(env, start_response)


socket, port = listen()
serve(socket, entrance)
print(port, flush=True)
eventlet.tpool.execute(sys.stdin.read)
