// Keeps an open page up to date: after an event of the server the page is fetched again, and the
// differences are applied. Only `manicule serve` adds this script; no built site has it.
"use strict";
(() => {
  const script = document.currentScript;
  const MARK = "manicule-changed"; // the class of a note that is pointed at
  let etag = script.dataset.etag;
  let assets; // the state of style sheets and pictures that the page has
  let busy = false;
  let again = null;
  let stream;

  // A browser opens few connections to a host, so a hidden page closes its own.
  function listen() {
    if (document.hidden || stream) return;
    stream = new EventSource("/_manicule/events");
    stream.onmessage = ({ data }) => changed(JSON.parse(data));
    // The browser mostly tries again by itself.
    stream.onerror = () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      stream = undefined;
      setTimeout(listen, 1000);
    };
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
    }
    listen();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  addEventListener("pagehide", () => {
    stream?.close();
    stream = undefined;
  });
  listen();

  async function changed(change) {
    if (busy) {
      again = change;
      return;
    }
    busy = true;
    const name = `${change.run}-${change.assets}`;
    if (assets !== undefined && assets !== name) refreshAssets(name);
    assets = name;
    try {
      await refresh(change.note);
    } catch {
      // The server has ended; when it is back, the stream opens again and sends an event.
    }
    busy = false;
    if (again) {
      const next = again;
      again = null;
      changed(next);
    }
  }

  /** Fetches the page again, and if it differs, applies the differences and shows the note. */
  async function refresh(note) {
    // The search page has loaded an index that is now old.
    if (document.body.classList.contains("page-search")) return location.reload();
    const response = await fetch(location.pathname + location.search, {
      cache: "no-store",
      headers: { "If-None-Match": `"${etag}"` },
    });
    if (response.status === 304) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.status === 404) {
      etag = "";
      const gone = page.getElementById("manicule-gone");
      const there = document.getElementById("manicule-gone");
      if (gone && !there) document.body.prepend(document.importNode(gone, true));
      return;
    }
    if (!response.ok) return;
    etag = page.querySelector("script[data-etag]")?.dataset.etag ?? "";
    keepingPlace(() => {
      morphHead(page.head);
      morph(document.body, page.body);
      syncAttributes(document.documentElement, page.documentElement);
    });
    if (note && location.pathname.slice(1) === note.page) show(note.id);
  }

  // ---- differences are applied

  /** Runs `work` without moving the element at the top of the window. */
  function keepingPlace(work) {
    const marks = [...document.body.querySelectorAll("[id]")].filter((element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      const isSeen = height > 0 && bottom > 0 && top < innerHeight;
      return isSeen && !element.closest("aside[id^=manicule]");
    });
    // The innermost elements are the most exact; one of them will still be there.
    const before = marks
      .map((element) => [element.getBoundingClientRect().top, element.id, blockText(element)])
      .sort(([one], [other]) => Math.abs(one) - Math.abs(other));
    const atTop = scrollY === 0;
    work();
    if (atTop) return;
    // Some ids are numbers in order, such as those of paragraphs: the same id with other words may be
    // another paragraph.
    const there = before.filter(([, id]) => document.getElementById(id));
    const same = there.find(([, id, text]) => blockText(document.getElementById(id)) === text);
    const [top, id] = same ?? there[0] ?? [];
    if (id === undefined) return;
    const moved = document.getElementById(id).getBoundingClientRect().top - top;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  }

  /** The text of the block that an element is or is in. */
  function blockText(element) {
    return (element.closest("p, li, h1, h2, h3, h4, td, dd, aside, div") ?? element).textContent;
  }

  /** Makes `old` equal to `wanted`. Nodes that are equal already stay the same nodes. */
  function morph(old, wanted) {
    if (old.isEqualNode(wanted)) return;
    syncAttributes(old, wanted);
    const [before, after] = [[...old.childNodes], [...wanted.childNodes]];
    let [from, to] = [0, 0];
    for (const [stays, is] of [...equalPairs(before, after), [before.length, after.length]]) {
      morphSome(old, before.slice(from, stays), after.slice(to, is), before[stays] ?? null);
      [from, to] = [stays + 1, is + 1];
    }
  }

  /** Replaces the children `before` of `parent`, which `end` follows, with copies of `after`. */
  function morphSome(parent, before, after, end) {
    let at = 0;
    for (const next of after) {
      const match = before.findIndex((node, place) => place >= at && isSame(node, next));
      if (match < 0) {
        parent.insertBefore(document.importNode(next, true), before[at] ?? end);
        continue;
      }
      before.slice(at, match).forEach((node) => node.remove());
      at = match + 1;
      if (next.nodeType === Node.ELEMENT_NODE) morph(before[match], next);
      else before[match].nodeValue = next.nodeValue;
    }
    before.slice(at).forEach((node) => node.remove());
  }

  /** Returns pairs of indices of equal nodes in two lists, in order, as many as possible. */
  function equalPairs(before, after) {
    const isEqual = (at, other) => before[at].isEqualNode(after[other]);
    const pairs = [];
    let start = 0;
    while (start < before.length && start < after.length && isEqual(start, start)) {
      pairs.push([start, start]);
      start += 1;
    }
    const ends = [];
    let [a, b] = [before.length - 1, after.length - 1];
    while (a >= start && b >= start && isEqual(a, b)) {
      ends.unshift([a, b]);
      [a, b] = [a - 1, b - 1];
    }
    return [...pairs, ...longestCommon(before, after, start, a + 1, b + 1), ...ends];
  }

  /** Returns the longest common subsequence from `start` to the two ends; none if it is slow. */
  function longestCommon(before, after, start, endBefore, endAfter) {
    const MOST = 250_000;
    const text = (node) => node.outerHTML ?? `${node.nodeType} ${node.nodeValue}`;
    const one = before.slice(start, endBefore).map(text);
    const other = after.slice(start, endAfter).map(text);
    if (one.length * other.length > MOST) return [];
    const length = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
    for (let a = one.length - 1; a >= 0; a -= 1) {
      for (let b = other.length - 1; b >= 0; b -= 1) {
        length[a][b] = one[a] === other[b] ? length[a + 1][b + 1] + 1
          : Math.max(length[a + 1][b], length[a][b + 1]);
      }
    }
    const pairs = [];
    let [a, b] = [0, 0];
    while (a < one.length && b < other.length) {
      if (one[a] === other[b]) pairs.push([start + a++, start + b++]);
      else if (length[a + 1][b] >= length[a][b + 1]) a += 1;
      else b += 1;
    }
    return pairs;
  }

  function isSame(one, other) {
    if (one.nodeType !== other.nodeType || one.nodeName !== other.nodeName) return false;
    if (one.nodeType !== Node.ELEMENT_NODE) return true;
    return one.id === other.id && one.className === other.className;
  }

  function syncAttributes(old, wanted) {
    // Details that the reader opened stay open.
    const kept = old.nodeName === "DETAILS" ? ["open"] : [];
    for (const { name } of [...old.attributes]) {
      if (!wanted.hasAttribute(name) && !kept.includes(name)) old.removeAttribute(name);
    }
    for (const { name, value } of wanted.attributes) {
      if (old.getAttribute(name) !== value && !kept.includes(name)) old.setAttribute(name, value);
    }
  }

  /** Makes the head equal to `wanted`. Refreshed style sheets have another address. */
  function morphHead(wanted) {
    const address = (node) => node.outerHTML?.replace(/[?]manicule=[^"]*/, "");
    const old = [...document.head.children];
    const there = new Set(old.map(address));
    const stay = new Set([...wanted.children].map(address));
    for (const node of wanted.children) {
      if (!there.has(address(node))) document.head.append(document.importNode(node, true));
    }
    for (const node of old) if (!stay.has(address(node)) && !node.dataset.manicule) node.remove();
  }

  // ---- style sheets and pictures

  /** Loads style sheets and pictures of the site again. */
  function refreshAssets(name) {
    const fresh = (address) => {
      const url = new URL(address, location.href);
      url.searchParams.set("manicule", name);
      return url.href;
    };
    const isOurs = (address) => new URL(address, location.href).origin === location.origin;
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      if (!isOurs(link.href)) continue;
      // The old one is removed once the new one is loaded, so that the page is never unstyled.
      const next = link.cloneNode();
      next.href = fresh(link.href);
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
    for (const image of document.images) if (isOurs(image.src)) image.src = fresh(image.src);
  }

  // ---- the changed note

  /** Scrolls to a note that is out of sight, and marks it for a moment. */
  function show(id) {
    const note = document.getElementById(id);
    if (!note) return;
    const { top, bottom } = note.getBoundingClientRect();
    if (top < innerHeight && bottom > 0) return;
    style();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    note.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    note.classList.add(MARK);
    setTimeout(() => note.classList.remove(MARK), 2500);
  }

  function style() {
    if (document.querySelector("link[data-manicule]")) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/_manicule/serve.css";
    link.dataset.manicule = "";
    document.head.append(link);
  }
})();
