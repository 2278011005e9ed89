#pragma once
class Doubled {};
