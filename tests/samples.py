"""Inputs that several tests share."""

from __future__ import annotations

CATALOGUE = """\
id: mine-2024
version: "1"
title: Mine
source: {publisher: P, title: T, licence: L, attribution: A}
services: [{id: adults, title: Adults}]
principles: [{id: voice, title: Voice}]
findings:
- id: R1
  kind: recommendation
  duty: must
  service: adults
  principle: voice
  quote: "Do it."
  span: [0, 6]
  summary: Do it
  elements: [{id: a, text: Do it}]
"""
