#pragma once
class Doubled;
class Single {};
